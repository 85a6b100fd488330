//! The engine as seen by the build tools.
