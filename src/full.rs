//! Starts the reading room with all its screens, in place of the first edition.

fn main() {
    danbiet_viewer::start(danbiet_viewer::Edition::FULL);
}
