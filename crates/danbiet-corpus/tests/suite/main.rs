//! From files to an opened corpus, and everything that can be wrong on the way.

mod corrections;
mod evidence;
mod fields;
mod seeds;
mod strangers;
