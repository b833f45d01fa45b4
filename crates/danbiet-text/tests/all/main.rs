//! Keys and tokens against published cases and against what must hold for any text.

mod properties;
mod vectors;
