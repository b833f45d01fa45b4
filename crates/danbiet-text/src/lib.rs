//! Vietnamese text as text: where its tokens are, and when two of them count as the same.
//!
//! The printed text is never changed. Everything here looks at a `&str` and answers with
//! [`Span`]s over it or with **keys**, small strings made for comparing:
//!
//! * [`fold::typed`] is equal for two tokens that differ only in letter case, in the Unicode form
//!   (NFC, NFD or a mixture), in where the tone stands (`hòa`, `hoà`) or in the i/y that
//!   orthography leaves free (`lý`, `lí`);
//! * [`fold::any`] is equal for two tokens that differ in marks as well (`đối`, `doi`).
//!
//! ```
//! use danbiet_text::{fold, token};
//!
//! let text = "Uỷ\u{a0}viên thường trực";
//! let words: Vec<&str> = token::tokens(text).map(|t| t.of(text)).collect();
//! assert_eq!(words, ["Uỷ", "viên", "thường", "trực"]);
//! assert_eq!(fold::typed("Uỷ"), fold::typed("ủy"));
//! assert_eq!(fold::any("Thường"), "thuong");
//! ```
//!
//! From there on, in the order of the pipeline:
//!
//! * [`legacy`] makes Unicode of bytes, whatever Vietnamese was stored in, and says what it repaired;
//! * [`sentence`] and [`word`] cut prose into sentences and words (*từ*);
//! * [`collate`] sorts as dictionaries do, [`sort`] anything, in few bytes of code;
//! * [`input`] reads queries typed in raw Telex, VNI or VIQR, by the tables of [`syllable`].
//!
//! The crate knows nothing but `&str`: no files, no documents, no browser. What takes much room (the
//! segmentation lexicon) is linked only by programs that name it.

pub mod collate;
pub mod fold;
pub mod hash;
pub mod input;
pub mod legacy;
pub mod letters;
pub mod sentence;
pub mod sort;
pub mod span;
pub mod syllable;
pub mod token;
pub mod types;
pub mod word;

pub use span::Span;
