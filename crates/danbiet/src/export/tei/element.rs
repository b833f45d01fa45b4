//! What is marked in a line, as elements of TEI.

use danbiet_corpus::Document;
use danbiet_text::Span;

use super::escape;

/// An element over a stretch of the text.
pub struct Element {
    /// The stretch.
    pub span: Span,
    name: &'static str,
    /// Attributes, each with a blank before it.
    attributes: String,
}

impl Element {
    fn new(span: Span, name: &'static str) -> Self {
        Self {
            span,
            name,
            attributes: String::new(),
        }
    }

    fn with(mut self, attribute: &str, value: &str) -> Self {
        let value = escape(&value.replace(['\n', '\t'], " "));
        self.attributes
            .push_str(&format!(" {attribute}=\"{value}\""));
        self
    }

    /// Its tag before the stretch.
    pub fn start(&self) -> String {
        format!("<{}{}>", self.name, self.attributes)
    }

    /// Its tag behind the stretch.
    pub fn end(&self) -> String {
        format!("</{}>", self.name)
    }

    /// The element beside the line, with the sentences that it stands in.
    pub fn beside(&self, document_number: usize, document: &Document) -> String {
        let sentence = |at: u32| document.sentences.partition_point(|s| s.end <= at) + 1;
        let (from, to) = (
            sentence(self.span.start),
            sentence(self.span.end.saturating_sub(1)),
        );
        let places = match document.sentences.get(to - 1) {
            Some(_) => {
                format!(" from=\"#d{document_number}.s{from}\" to=\"#d{document_number}.s{to}\"")
            }
            // Outside the prose there are no sentences: the document is all that can be pointed at.
            None => format!(" from=\"#d{document_number}\""),
        };
        let text = escape(self.span.of(&document.text));
        format!(
            "<spanGrp type=\"{}\"><span{places}>{text}</span></spanGrp>",
            self.name
        )
    }
}

/// Everything that is marked within a line: what can stand around its stretch, outer elements before
/// those that they hold, and what would cut a sentence in two and has to stand beside the line.
pub fn elements(number: usize, document: &Document, line: Span) -> (Vec<Element>, Vec<Element>) {
    let mut found = Vec::new();
    for (at, &sentence) in document.sentences.iter().enumerate() {
        found.push(Element {
            attributes: format!(" xml:id=\"d{number}.s{}\"", at + 1),
            ..Element::new(sentence, "s")
        });
    }
    let layers = &document.layers;
    for person in &layers.persons {
        found.push(Element::new(person.span, "persName").with("key", &person.name));
        for role in &person.roles {
            found.push(Element::new(role.span, "roleName").with("key", &role.normal));
        }
    }
    for body in &layers.organisations {
        found.push(Element::new(body.span, "orgName").with("key", &body.normal));
    }
    for place in &layers.places {
        found.push(Element::new(place.span, "placeName").with("key", &place.normal));
    }
    for cited in &layers.instruments {
        let name = Element::new(cited.span, "name").with("type", "instrument");
        found.push(name.with("key", &cited.instrument));
    }
    for figure in &layers.figures {
        let mut num = Element::new(figure.span, "num").with("value", &figure.value.to_string());
        if let Some(unit) = &figure.unit {
            num = num.with("n", unit);
        }
        found.push(num);
    }
    for date in &layers.dates {
        let attribute = if is_when(&date.normal) { "when" } else { "n" };
        found.push(Element::new(date.span, "date").with(attribute, &date.normal));
    }
    for principle in &layers.principles {
        let seg = Element::new(principle.span, "seg").with("type", "principle");
        found.push(seg.with("subtype", principle.kind.name()));
    }
    for topic in &layers.topics {
        found.push(Element::new(topic.span, "term").with("type", "topic"));
    }
    for short in &layers.abbreviations {
        let abbr = Element::new(short.span, "abbr");
        found.push(match &short.expansion {
            Some(expansion) => abbr.with("n", expansion),
            None => abbr,
        });
    }
    for misprint in &layers.misprints {
        found.push(Element::new(misprint.span, "sic").with("n", &misprint.normal));
    }
    found.retain(|element| line.contains(element.span) && element.span.start < element.span.end);
    // Of two that begin together the longer holds the other, of two of one length the one that was
    // found first: a sentence holds the name that it is made of.
    found.sort_by_key(|element| (element.span.start, std::cmp::Reverse(element.span.end)));
    let sentences = document.sentences.iter();
    let sentences: Vec<Span> = sentences.copied().filter(|s| line.contains(*s)).collect();
    let cuts = |span: Span| {
        sentences.iter().any(|sentence| {
            let apart = span.end <= sentence.start || sentence.end <= span.start;
            !apart && !span.contains(*sentence) && !sentence.contains(span)
        })
    };
    found.into_iter().partition(|element| !cuts(element.span))
}

/// Whether a date is written as TEI wants it: `2022`, `2022-05`, `2022-05-16`, `--05-16`.
fn is_when(date: &str) -> bool {
    let shape: String = date
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    matches!(
        shape.as_str(),
        "0000" | "0000-00" | "0000-00-00" | "--00-00" | "--00"
    )
}
