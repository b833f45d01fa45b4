//! The names of the country's provinces, districts and communes.

/// The shipped names of places, made ready for look-up.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {}
