//! Every place in the text that the layers speak of, so that none of them can lie outside.

use danbiet_text::Span;

use super::Layers;

impl Layers {
    /// All spans of all layers, parts of mentions too.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let persons = self.persons.iter().flat_map(|person| {
            let roles = person.roles.iter().map(|role| role.span);
            let honorific = person.honorific.iter().map(|h| h.span);
            std::iter::once(person.span).chain(honorific).chain(roles)
        });
        let organisations = self.organisations.iter().map(|body| body.span);
        let places = self.places.iter().flat_map(|p| [p.span, p.name]);
        let abbreviations = self
            .abbreviations
            .iter()
            .flat_map(|short| std::iter::once(short.span).chain(short.definition));
        let instruments = self.instruments.iter().flat_map(|citation| {
            let parts = [
                citation.number_span,
                citation.date,
                citation.issuer,
                citation.title,
            ];
            [citation.span, citation.extent]
                .into_iter()
                .chain(parts.into_iter().flatten())
        });
        let figures = self.figures.iter().flat_map(|figure| {
            let parts = [
                figure.qualifier.as_ref().map(|qualifier| qualifier.span),
                figure.counted,
                figure.period.as_ref().map(|period| period.span),
                figure.who,
            ];
            [figure.span, figure.number]
                .into_iter()
                .chain(parts.into_iter().flatten())
        });
        let dates = self.dates.iter().flat_map(|date| {
            let evidence = date.basis.evidence().iter().copied();
            std::iter::once(date.span).chain(evidence)
        });
        let principles = self.principles.iter().flat_map(|principle| {
            let limbs = principle.limbs.iter().map(|limb| limb.span);
            std::iter::once(principle.span).chain(limbs)
        });
        let topics = self.topics.iter().map(|topic| topic.span);
        let misprints = self.misprints.iter().map(|misprint| misprint.span);
        let corrected = self.corrected.iter().map(|corrected| corrected.span);
        persons
            .chain(organisations)
            .chain(places)
            .chain(abbreviations)
            .chain(instruments)
            .chain(figures)
            .chain(dates)
            .chain(principles)
            .chain(topics)
            .chain(misprints)
            .chain(corrected)
    }

    /// Whether every number of a body inside another one is that of a body.
    pub(crate) fn is_nested_soundly(&self) -> bool {
        let count = self.organisations.len();
        let mut outer = self.organisations.iter().filter_map(|body| body.nested_in);
        outer.all(|outer| (outer as usize) < count)
    }
}
