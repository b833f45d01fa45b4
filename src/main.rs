//! Starts the reading room in the page: the first edition, which is small.

fn main() {
    danbiet_viewer::start(danbiet_viewer::Edition::FIRST);
}
