//! The annotation layers as JSON, one function for each.

use danbiet_corpus::{
    Document,
    annotate::{Abbreviation, Organisation, Person, Place, Role},
};
use danbiet_text::Span;
use serde_json::{Value, json};

use super::Scalars;

/// A document whose offsets are written in Unicode scalar values.
pub struct Printed<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its offsets.
    pub scalars: &'a Scalars,
}

impl Printed<'_> {
    /// All layers, each under its name.
    pub fn layers(&self) -> Vec<(&'static str, Value)> {
        let layers = &self.document.layers;
        vec![
            (
                "persons",
                list(&layers.persons, |person| self.person(person)),
            ),
            (
                "organisations",
                list(&layers.organisations, |body| self.organisation(body)),
            ),
            ("places", list(&layers.places, |place| self.place(place))),
            (
                "abbreviations",
                list(&layers.abbreviations, |short| self.abbreviation(short)),
            ),
        ]
    }

    fn person(&self, person: &Person) -> Value {
        let honorific = person
            .honorific
            .as_ref()
            .map(|honorific| self.mention(honorific.span, json!({"normal": honorific.normal})));
        let roles = list(&person.roles, |role| self.role(role));
        let fields = json!({"name": person.name, "honorific": honorific, "roles": roles});
        self.mention(person.span, fields)
    }

    fn role(&self, role: &Role) -> Value {
        let fields = json!({"normal": role.normal, "organisation": role.organisation});
        self.mention(role.span, fields)
    }

    fn organisation(&self, body: &Organisation) -> Value {
        let level = body.level.map(|level| level.name());
        let branch = body.branch.map(|branch| branch.name());
        let fields = json!({"normal": body.normal, "level": level, "branch": branch});
        self.mention(body.span, fields)
    }

    fn place(&self, place: &Place) -> Value {
        let fields = json!({
            "name": place.name.of(&self.document.text),
            "normal": place.normal,
            "level": place.level.map(|level| level.name()),
            "parent": place.parent,
        });
        self.mention(place.span, fields)
    }

    fn abbreviation(&self, short: &Abbreviation) -> Value {
        let definition = short.definition.map(|span| self.scalars.span(span));
        let fields = json!({"expansion": short.expansion, "definition": definition});
        self.mention(short.span, fields)
    }

    /// The keys `start`, `end` and `text` of a mention, and what else is known about it.
    fn mention(&self, span: Span, fields: Value) -> Value {
        let mut object = self.scalars.span(span);
        object.insert("text".to_owned(), json!(span.of(&self.document.text)));
        if let Value::Object(fields) = fields {
            object.extend(fields);
        }
        Value::Object(object)
    }
}

fn list<T>(items: &[T], write: impl Fn(&T) -> Value) -> Value {
    items.iter().map(write).collect()
}
