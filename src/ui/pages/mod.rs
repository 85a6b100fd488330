//! The screens, one module each.

pub mod ask;
pub mod data;
pub mod explain;
pub mod first_result;
pub mod follow_up;
pub mod help;
pub mod incoming;
pub mod library;
pub mod measure;
pub mod method;
pub mod not_found;
pub mod plan;
pub mod privacy;
pub mod report;
pub mod results;
pub mod scenarios;
pub mod settings;
pub mod share;
pub mod start;
pub mod waiting;
pub mod workshop;
