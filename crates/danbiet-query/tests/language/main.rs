//! The query language as a whole: what is read, what is remarked on, and that printing and reading
//! are inverse.

mod erase;
mod properties;
mod reading;
mod remarks;
mod show;
mod wording;
