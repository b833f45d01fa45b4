//! The elements of a part, one after another.

use quick_xml::{Reader, XmlVersion, events::BytesStart, events::Event};

/// The part is not well formed, or ends in the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// What comes next in a part. An empty element opens and closes as any other does.
#[derive(Debug)]
pub(super) enum Item<'a> {
    /// An element begins.
    Open(&'a Element<'a>),
    /// Text, with its references resolved.
    Text(&'a str),
    /// The last element that began ends.
    Close,
}

/// How to go on after an [`Item`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// With what comes next.
    On,
    /// Behind the element that was just opened (0), its parent (1), and so on. Nothing in them is
    /// shown any more, nor that they end.
    Behind(usize),
}

/// An element that begins.
#[derive(Debug)]
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name, without the prefix, which every program may choose.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute, by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        // To look for attributes that are there twice would take the square of their number.
        let mut all = all.with_checks(false).flatten();
        let found = all.find(|attribute| attribute.key.local_name().into_inner() == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// The attribute `val`, which holds what most elements say.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The attribute `val` as a number that is not negative.
    pub(super) fn number(&self) -> Option<u32> {
        self.value()?.parse().ok()
    }

    /// Whether a property that is on or off is on: it is, unless it says no (17.17.4).
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off"))
    }
}

/// Shows the items of a part, in order.
pub(super) fn walk(xml: &str, see: &mut dyn FnMut(Item<'_>) -> Step) -> Result<(), Broken> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    // The depth of the element that is passed over.
    let mut passed: Option<usize> = None;
    loop {
        let step = match reader.read_event().map_err(|_| Broken)? {
            Event::Start(element) => {
                depth += 1;
                match passed {
                    None => see(Item::Open(&Element(element))),
                    Some(_) => Step::On,
                }
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                match passed {
                    None => see(Item::Close),
                    Some(top) => {
                        passed = Some(top).filter(|&top| top <= depth);
                        Step::On
                    }
                }
            }
            Event::Eof => break,
            _ if passed.is_some() => Step::On,
            Event::Text(text) => see(Item::Text(&text.xml_content(XmlVersion::Implicit1_0))),
            Event::CData(text) => see(Item::Text(&text.xml_content(XmlVersion::Implicit1_0))),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => see(Item::Text(c.encode_utf8(&mut [0; 4]))),
                // Entities of one's own are declared in no such document.
                _ => see(Item::Text(
                    quick_xml::escape::resolve_predefined_entity(&reference).unwrap_or_default(),
                )),
            },
            _ => Step::On,
        };
        if let Step::Behind(more) = step {
            passed = Some(depth.saturating_sub(more));
        }
    }
    // What ends in the middle was cut off.
    if depth == 0 { Ok(()) } else { Err(Broken) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The items of a part in short; what is behind an element named after a digit is passed over.
    fn shown(xml: &str) -> Result<String, Broken> {
        let mut shown = String::new();
        walk(xml, &mut |item| {
            match item {
                Item::Open(element) => {
                    shown.push('<');
                    shown.push_str(element.name());
                    let levels = element.name().strip_prefix('n');
                    if let Some(levels) = levels.and_then(|levels| levels.parse().ok()) {
                        return Step::Behind(levels);
                    }
                }
                Item::Text(text) => shown.push_str(text),
                Item::Close => shown.push('>'),
            }
            Step::On
        })?;
        Ok(shown)
    }

    #[test]
    fn items_come_in_order_whatever_the_prefix() {
        let xml = "\u{feff}<?xml version='1.0'?><a:p><p/>x &amp; &#7841;<![CDATA[<]]></a:p>";
        assert_eq!(shown(xml).as_deref(), Ok("<p<p>x & ạ<>"));
    }

    #[test]
    fn what_is_passed_over_is_not_shown() {
        assert_eq!(shown("<a><n0><b>x</b></n0>y</a>").as_deref(), Ok("<a<n0y>"));
        assert_eq!(
            shown("<a><b><c><n2/>x</c>x</b>y</a>").as_deref(),
            Ok("<a<b<c<n2y>")
        );
        // There is no more than the whole part.
        assert_eq!(shown("<a><n9/>x</a>").as_deref(), Ok("<a<n9"));
    }

    #[test]
    fn what_is_not_well_formed_is_broken() {
        assert_eq!(shown("<a><b></a>"), Err(Broken));
        assert_eq!(shown("<a><b>"), Err(Broken));
        assert_eq!(shown("<a><n0>"), Err(Broken));
    }

    #[test]
    fn values_are_read_as_what_they_are() {
        let mut read = Vec::new();
        let xml = "<a><b w:val='3'/><b val='-3'/><b/><b w:val='off'/><b val='Đi&#7873;u'/></a>";
        walk(xml, &mut |item| {
            if let Item::Open(element) = item
                && element.name() == "b"
            {
                read.push((element.value(), element.number(), element.is_on()));
            }
            Step::On
        })
        .unwrap();
        let value = |value: &str| Some(value.to_owned());
        assert_eq!(
            read,
            [
                (value("3"), Some(3), true),
                (value("-3"), None, true),
                (None, None, true),
                (value("off"), None, false),
                (value("Điều"), None, true),
            ]
        );
    }
}
