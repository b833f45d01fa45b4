//! The parts that screens are made of. They know no corpus: they get values and texts, and call
//! back. Each has its style beside it.

pub mod bar_chart;
pub mod carry;
pub mod chart;
pub mod chip;
pub mod dispersion;
pub mod dispersion_plot;
pub mod document_card;
pub mod export;
pub mod facet_group;
pub mod icon;
pub mod line_chart;
pub mod mark;
pub mod plot;
pub mod province_map;
pub mod search_box;
pub mod sheet;
pub mod time_chart;

/// A text of the interface.
pub type Text = std::borrow::Cow<'static, str>;
