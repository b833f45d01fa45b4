//! The annotation layers of the document view: which there are, which are shown, what lies in them.

use danbiet_corpus::{
    annotate::Layers,
    corrections::{Change, Corrected, Layer as Target},
    evidence::TableKind,
};
use danbiet_text::Span;

use crate::route::Named;

/// A layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// People by name.
    Person,
    /// Bodies.
    Organisation,
    /// Places.
    Place,
    /// Legal and Party instruments.
    Instrument,
    /// Figures.
    Figure,
    /// Dates and spans of time.
    Date,
    /// Mottos and formulas.
    Principle,
    /// Short forms.
    Abbreviation,
    /// Misprints, printed as they are.
    Misprint,
}

impl Named for Layer {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Layer::Person, "person"),
        (Layer::Organisation, "organisation"),
        (Layer::Place, "place"),
        (Layer::Instrument, "instrument"),
        (Layer::Figure, "figure"),
        (Layer::Date, "date"),
        (Layer::Principle, "principle"),
        (Layer::Abbreviation, "abbreviation"),
        (Layer::Misprint, "misprint"),
    ];
}

impl Layer {
    /// The table of evidence that lists what the layer holds; misprints have none.
    #[must_use]
    pub const fn table(self) -> Option<TableKind> {
        Some(match self {
            Layer::Person => TableKind::People,
            Layer::Organisation => TableKind::Organisations,
            Layer::Place => TableKind::Places,
            Layer::Instrument => TableKind::Instruments,
            Layer::Figure => TableKind::Figures,
            Layer::Date => TableKind::Dates,
            Layer::Principle => TableKind::Principles,
            Layer::Abbreviation => TableKind::Abbreviations,
            Layer::Misprint => return None,
        })
    }

    /// The layer whose mentions a table lists.
    #[must_use]
    pub fn of_table(kind: TableKind) -> Option<Layer> {
        let mut layers = Layer::NAMES.iter().map(|(layer, _)| *layer);
        layers.find(|layer| layer.table() == Some(kind))
    }

    /// The layer as corrections name it.
    #[must_use]
    pub const fn target(self) -> Target {
        match self {
            Layer::Person => Target::Persons,
            Layer::Organisation => Target::Organisations,
            Layer::Place => Target::Places,
            Layer::Instrument => Target::Instruments,
            Layer::Figure => Target::Figures,
            Layer::Date => Target::Dates,
            Layer::Principle => Target::Principles,
            Layer::Abbreviation => Target::Abbreviations,
            Layer::Misprint => Target::Misprints,
        }
    }

    /// The layer that corrections name so; the topic is no layer of a document's page.
    #[must_use]
    pub fn of_target(target: Target) -> Option<Layer> {
        let mut layers = Layer::NAMES.iter().map(|(layer, _)| *layer);
        layers.find(|layer| layer.target() == target)
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// Some layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerSet(u16);

impl Default for LayerSet {
    /// Misprints are always said to be so, unless the reader looks away.
    fn default() -> Self {
        LayerSet(Layer::Misprint.bit())
    }
}

impl LayerSet {
    /// No layer.
    pub const NONE: LayerSet = LayerSet(0);

    /// All layers.
    #[must_use]
    pub fn all() -> LayerSet {
        Layer::NAMES
            .iter()
            .fold(LayerSet::NONE, |set, (layer, _)| set.with(*layer))
    }

    /// Whether a layer is one of them.
    #[must_use]
    pub const fn has(self, layer: Layer) -> bool {
        self.0 & layer.bit() != 0
    }

    /// The same and one more.
    #[must_use]
    pub const fn with(self, layer: Layer) -> LayerSet {
        LayerSet(self.0 | layer.bit())
    }

    /// The same with a layer added, or taken away where it was there.
    #[must_use]
    pub const fn toggled(self, layer: Layer) -> LayerSet {
        LayerSet(self.0 ^ layer.bit())
    }

    /// How many there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The names of the layers, `person,place`; `none` where there are none.
    #[must_use]
    pub fn print(self) -> String {
        let shown = Layer::NAMES.iter().filter(|(layer, _)| self.has(*layer));
        let names: Vec<&str> = shown.map(|(_, name)| *name).collect();
        match names.is_empty() {
            true => String::from("none"),
            false => names.join(","),
        }
    }

    /// The layers of such a list. Unknown names are passed over.
    #[must_use]
    pub fn parse(names: &str) -> LayerSet {
        let layers = names.split(',').filter_map(Layer::named);
        layers.fold(LayerSet::NONE, LayerSet::with)
    }
}

/// An annotation: what a layer holds at one place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Note {
    /// The place.
    pub span: Span,
    /// The layer.
    pub layer: Layer,
}

impl Note {
    /// The name of its element in the page.
    #[must_use]
    pub fn id(self) -> String {
        [
            "note-",
            self.layer.name(),
            "-",
            &self.span.start.to_string(),
        ]
        .concat()
    }
}

/// The annotations of some layers, in the order of the text, the longer first; those that somebody
/// has marked as wrong too, so that it can be seen and undone.
#[must_use]
pub fn notes(layers: &Layers, shown: LayerSet) -> Vec<Note> {
    let mut notes = Vec::new();
    for &(layer, _) in Layer::NAMES {
        if shown.has(layer) {
            let spans = spans(layers, layer).into_iter();
            notes.extend(spans.map(|span| Note { span, layer }));
        }
    }
    let wrong = layers
        .corrected
        .iter()
        .filter(|c| c.change == Change::Wrong);
    notes.extend(wrong.filter_map(|corrected| {
        let layer = Layer::of_target(corrected.layer).filter(|layer| shown.has(*layer))?;
        let span = corrected.span;
        Some(Note { span, layer })
    }));
    notes.sort_unstable_by_key(|note| (note.span.start, u32::MAX - note.span.end, note.layer));
    notes
}

/// What was corrected of an annotation, if anything: the last that was done.
#[must_use]
pub fn corrected(layers: &Layers, note: Note) -> Option<&Corrected> {
    let mut corrected = layers.corrected.iter();
    corrected.rfind(|it| it.span == note.span && it.layer == note.layer.target())
}

/// The places of a layer, in the order of the text.
#[must_use]
pub fn spans(layers: &Layers, layer: Layer) -> Vec<Span> {
    match layer {
        Layer::Person => layers.persons.iter().map(|p| p.span).collect(),
        Layer::Organisation => layers.organisations.iter().map(|o| o.span).collect(),
        Layer::Place => layers.places.iter().map(|p| p.span).collect(),
        Layer::Instrument => layers.instruments.iter().map(|i| i.span).collect(),
        Layer::Figure => layers.figures.iter().map(|f| f.span).collect(),
        Layer::Date => layers.dates.iter().map(|d| d.span).collect(),
        Layer::Principle => layers.principles.iter().map(|p| p.span).collect(),
        Layer::Abbreviation => layers.abbreviations.iter().map(|a| a.span).collect(),
        Layer::Misprint => layers.misprints.iter().map(|m| m.span).collect(),
    }
}

/// What an annotation is called in full, if that is more than its printed words: the normal form
/// of a name, what a short form stands for, what a misprint should be.
#[must_use]
pub fn normal(layers: &Layers, note: Note) -> Option<&str> {
    let at = note.span;
    let found = match note.layer {
        Layer::Person => {
            let person = layers.persons.iter().find(|p| p.span == at)?;
            &person.name
        }
        Layer::Organisation => {
            let body = layers.organisations.iter().find(|o| o.span == at)?;
            &body.normal
        }
        Layer::Place => {
            let place = layers.places.iter().find(|p| p.span == at)?;
            &place.normal
        }
        Layer::Instrument => {
            let citation = layers.instruments.iter().find(|i| i.span == at)?;
            &citation.normal
        }
        Layer::Abbreviation => {
            let short = layers.abbreviations.iter().find(|a| a.span == at)?;
            short.expansion.as_ref()?
        }
        Layer::Misprint => {
            let misprint = layers.misprints.iter().find(|m| m.span == at)?;
            &misprint.normal
        }
        Layer::Figure | Layer::Date | Layer::Principle => return None,
    };
    Some(found)
}

#[cfg(test)]
mod tests {
    use danbiet_corpus::{
        annotate::{Misprint, TopicTerm},
        notes::Colour,
    };

    use super::*;

    #[test]
    fn sets_are_read_back() {
        let set = LayerSet::NONE
            .with(Layer::Place)
            .toggled(Layer::Person)
            .toggled(Layer::Place);
        assert_eq!(set.print(), "person");
        assert_eq!(LayerSet::parse("person,nonsense"), set);
        assert_eq!(LayerSet::NONE.print(), "none");
        assert_eq!(LayerSet::parse("none"), LayerSet::NONE);
        assert_eq!(LayerSet::parse(&LayerSet::all().print()), LayerSet::all());
    }

    #[test]
    fn layers_and_tables_belong_together() {
        for &(layer, _) in Layer::NAMES {
            if let Some(kind) = layer.table() {
                assert_eq!(Layer::of_table(kind), Some(layer));
            }
        }
        assert_eq!(Layer::of_table(TableKind::Topics), None);
    }

    #[test]
    fn only_what_is_shown_is_noted() {
        let misprint = Misprint {
            span: Span::new(3, 9),
            normal: "thường vụ".to_owned(),
        };
        let layers = Layers {
            misprints: vec![misprint],
            topics: Vec::<TopicTerm>::new(),
            ..Layers::default()
        };
        assert_eq!(notes(&layers, LayerSet::NONE), []);
        let [note] = notes(&layers, LayerSet::default())[..] else {
            panic!("one misprint is one note");
        };
        assert_eq!(note.id(), "note-misprint-3");
        assert_eq!(normal(&layers, note), Some("thường vụ"));
    }

    #[test]
    fn colours_of_layers_can_be_read_in_both_looks() {
        let sheets = [
            include_str!("../style.css"),
            include_str!("views/document/layers.css"),
        ];
        for look in [":root {", ":root[data-theme=\"dark\"] {"] {
            let colour = |name: &str| {
                let found = sheets.iter().find_map(|css| {
                    let block = css.split_once(look)?.1.split_once('}')?.0;
                    let value = block.split_once(&format!("--{name}: #"))?.1;
                    u32::from_str_radix(value.get(..6)?, 16).ok()
                });
                found.unwrap_or_else(|| panic!("no colour {name} in {look}"))
            };
            for &(layer, name) in Layer::NAMES {
                let mut grounds = vec!["paper", "sheet", "tint", "second"];
                if layer == Layer::Misprint {
                    // Its colour is that of letters, which may stand inside a hit.
                    grounds.push("hit");
                }
                for ground in grounds {
                    let contrast = contrast(colour(name), colour(ground));
                    assert!(contrast >= 4.5, "{name} on {ground}: {contrast} {look}");
                }
            }
        }
    }

    #[test]
    fn marked_passages_can_be_read_in_both_looks() {
        let sheets = [
            include_str!("../style.css"),
            include_str!("views/document/layers.css"),
            include_str!("views/document/marked.css"),
        ];
        for look in [":root {", ":root[data-theme=\"dark\"] {"] {
            let colour = |name: &str| {
                let found = sheets.iter().find_map(|css| {
                    let block = css.split_once(look)?.1.split_once('}')?.0;
                    let value = block.split_once(&format!("--{name}: #"))?.1;
                    u32::from_str_radix(value.get(..6)?, 16).ok()
                });
                found.unwrap_or_else(|| panic!("no colour {name} in {look}"))
            };
            for mark in Colour::ALL {
                let tint = format!("{}-tint", mark.name());
                let against = |name: &str, least: f64| {
                    let contrast = contrast(colour(name), colour(&tint));
                    assert!(contrast >= least, "{name} on {tint}: {contrast} {look}");
                };
                for text in ["ink", "soft", "accent", "misprint"] {
                    against(text, 4.5);
                }
                // Lines and signs need less than letters (WCAG 2.2, 1.4.11).
                against(mark.name(), 3.0);
                Layer::NAMES.iter().for_each(|(_, name)| against(name, 3.0));
                let paper = contrast(colour(mark.name()), colour("paper"));
                assert!(paper >= 3.0, "{} on paper: {paper} {look}", mark.name());
            }
        }
    }

    /// The contrast of two colours as WCAG 2.2 defines it, from 1 to 21.
    fn contrast(a: u32, b: u32) -> f64 {
        let luminance = |colour: u32| {
            let part = |shift: u32| {
                let value = f64::from(colour >> shift & 255) / 255.0;
                if value <= 0.04045 {
                    value / 12.92
                } else {
                    ((value + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}
