//! The only room that touches the browser's interfaces. Everything here is thin: it asks, it
//! returns plain data or nothing, it never decides.

pub mod camera;
pub mod catalogues;
pub mod clock;
pub mod files;
pub mod folders;
pub mod frames;
pub mod heading;
pub mod lifecycle;
pub mod packs;
pub mod page;
pub mod panic;
pub mod sight;
pub mod storage;

/// The window; absent only outside a page.
fn window() -> Option<web_sys::Window> {
    web_sys::window()
}
