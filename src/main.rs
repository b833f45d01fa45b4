//! Starts the reading room in the page.

fn main() {
    danbiet_viewer::start();
}
