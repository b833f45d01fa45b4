//! Offices and ranks.

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

/// An office or rank given beside a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// The words of the office with its body: `Chủ tịch HĐND tỉnh`.
    pub span: Span,
    /// Misprints mended, short forms written out, usual capitals: `Chủ tịch Hội đồng nhân dân tỉnh`.
    pub normal: String,
    /// What it is.
    pub kind: RoleKind,
    /// The normal form of the body it is an office of, with its place.
    pub organisation: Option<String>,
}

/// What a role is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RoleKind {
    /// An office in a body.
    Office,
    /// A rank of army or police: `Đại tá`.
    Rank,
}
