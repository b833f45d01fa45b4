//! The annotation layers as JSON, one function for each.

use danbiet_corpus::{
    Document,
    annotate::{
        Abbreviation, Citation, Date, Figure, Organisation, Person, Place, Principle, Role,
        TopicTerm,
    },
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
            (
                "legal",
                list(&layers.instruments, |citation| self.citation(citation)),
            ),
            (
                "figures",
                list(&layers.figures, |figure| self.figure(figure)),
            ),
            ("dates", list(&layers.dates, |date| self.date(date))),
            (
                "principles",
                list(&layers.principles, |principle| self.principle(principle)),
            ),
            ("topics", list(&layers.topics, |topic| self.topic(topic))),
            (
                "sic",
                list(&layers.misprints, |misprint| {
                    self.mention(misprint.span, json!({"normal": misprint.normal}))
                }),
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

    fn citation(&self, citation: &Citation) -> Value {
        let part = |span: Option<Span>| span.map(|span| self.mention(span, json!({})));
        let fields = json!({
            "kind": citation.kind.name(),
            "type": citation.of_type,
            "number": citation.number,
            "normal": citation.normal,
            "instrument": citation.instrument,
            "number_in_text": part(citation.number_span),
            "date_in_text": part(citation.date),
            "issuer_in_text": part(citation.issuer),
            "title_in_text": part(citation.title),
            "extent": part(Some(citation.extent)),
        });
        self.mention(citation.span, fields)
    }

    fn figure(&self, figure: &Figure) -> Value {
        let part = |span: Option<Span>| span.map(|span| self.mention(span, json!({})));
        let period = figure
            .period
            .as_ref()
            .map(|period| self.mention(period.span, json!({"normal": period.normal})));
        let qualifier = figure.qualifier.as_ref().map(|q| q.span);
        let fields = json!({
            "value": figure.value,
            "upper": figure.upper,
            "denominator": figure.denominator,
            "unit": figure.unit,
            "qualifier": qualifier.map(|span| span.of(&self.document.text).to_lowercase()),
            "counted": part(figure.counted),
            "period": period,
            "who": part(figure.who),
        });
        self.mention(figure.span, fields)
    }

    fn date(&self, date: &Date) -> Value {
        let fields = json!({
            "kind": date.kind.name(),
            "normal": date.normal,
            "part_of_day": date.part_of_day.map(|part| part.name()),
            "anchor": date.anchor,
            "basis": super::basis(&date.basis, self.scalars),
        });
        self.mention(date.span, fields)
    }

    fn principle(&self, principle: &Principle) -> Value {
        let limbs: Vec<&str> = principle.limbs.iter().map(|limb| limb.act.name()).collect();
        let missing: Vec<&str> = principle.missing().iter().map(|act| act.name()).collect();
        let fields = json!({
            "kind": principle.kind.name(),
            "limbs": limbs,
            "limb_spans": list(&principle.limbs, |limb| self.mention(limb.span, json!({}))),
            "form": principle.form(),
            "missing": missing,
            "quoted": principle.quoted,
        });
        self.mention(principle.span, fields)
    }

    fn topic(&self, topic: &TopicTerm) -> Value {
        self.mention(topic.span, json!({"variant": topic.variant}))
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
