//! Browser entry: mounts the app, nothing else.

fn main() {
    vong_xanh::ui::start();
}
