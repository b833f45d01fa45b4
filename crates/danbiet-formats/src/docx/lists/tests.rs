//! Numbers of paragraphs, each test with what a document says and what it prints.

use super::*;

/// Three levels: `1.`, `1.1.`, `1.1.1.`
const THREE: &str = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:lvlText w:val='%1.'/></w:lvl>\
                     <w:lvl w:ilvl='1'><w:start w:val='1'/><w:lvlText w:val='%1.%2.'/></w:lvl>\
                     <w:lvl w:ilvl='2'><w:start w:val='1'/><w:lvlText w:val='%1.%2.%3.'/></w:lvl>";

/// A list of this number with this template.
fn list(number: u32, template: u32, overrides: &str) -> String {
    format!("<w:num w:numId='{number}'><w:abstractNumId w:val='{template}'/>{overrides}</w:num>")
}

fn template(number: u32, content: &str) -> String {
    format!("<w:abstractNum w:abstractNumId='{number}'>{content}</w:abstractNum>")
}

/// A list that begins elsewhere at a level.
fn begins(level: usize, start: u32) -> String {
    format!("<w:lvlOverride w:ilvl='{level}'><w:startOverride w:val='{start}'/></w:lvlOverride>")
}

fn lists(styles: &str, numbering: &[String]) -> Lists {
    let numbering = format!("<w:numbering>{}</w:numbering>", numbering.concat());
    let styles = format!("<w:styles>{styles}</w:styles>");
    Lists::new(
        Styles::read(&styles).unwrap(),
        Numbering::read(&numbering).unwrap(),
    )
}

/// The numbers of paragraphs of these lists and levels.
fn numbers(lists: &Lists, paragraphs: &[(u32, u32)]) -> Vec<String> {
    let mut counters = Counters::new(lists);
    let number = |&(list, level): &(u32, u32)| {
        let own = Membership {
            list: Some(list),
            level: Some(level),
        };
        let label = counters.next(None, own);
        label.map(|label| label.text).unwrap_or_default()
    };
    paragraphs.iter().map(number).collect()
}

#[track_caller]
fn check(numbering: &[String], paragraphs: &[(u32, u32)], expected: &str) {
    let printed: String = numbers(&lists("", numbering), paragraphs).concat();
    assert_eq!(printed.trim_end(), expected);
}

#[test]
fn a_deeper_level_begins_again_behind_a_higher_one() {
    check(
        &[template(0, THREE), list(1, 0, "")],
        &[
            (1, 0),
            (1, 1),
            (1, 2),
            (1, 2),
            (1, 1),
            (1, 2),
            (1, 0),
            (1, 1),
        ],
        "1. 1.1. 1.1.1. 1.1.2. 1.2. 1.2.1. 2. 2.1.",
    );
}

#[test]
fn a_level_that_is_passed_over_counts_as_begun() {
    check(
        &[template(0, THREE), list(1, 0, "")],
        &[(1, 1), (1, 1), (1, 0), (1, 2), (1, 1)],
        "1.1. 1.2. 2. 2.1.1. 2.2.",
    );
}

#[test]
fn a_law_has_its_levels() {
    let law = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='Chương %1'/></w:lvl>\
               <w:lvl w:ilvl='1'><w:start w:val='1'/><w:lvlRestart w:val='0'/><w:lvlText w:val='Điều %2.'/></w:lvl>\
               <w:lvl w:ilvl='2'><w:start w:val='1'/><w:lvlText w:val='%3.'/></w:lvl>\
               <w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%4)'/></w:lvl>";
    check(
        &[template(0, law), list(1, 0, "")],
        &[
            (1, 0),
            (1, 1),
            (1, 2),
            (1, 3),
            (1, 3),
            (1, 1),
            (1, 2),
            (1, 0),
            (1, 1),
        ],
        "Chương I Điều 1. 1. a) b) Điều 2. 1. Chương II Điều 3.",
    );
}

#[test]
fn laws_may_have_digits_for_numerals() {
    let legal = "<w:lvl w:ilvl='0'><w:start w:val='2'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>\
                 <w:lvl w:ilvl='1'><w:start w:val='1'/><w:isLgl/><w:lvlText w:val='%1.%2.'/></w:lvl>";
    check(
        &[template(0, legal), list(1, 0, "")],
        &[(1, 0), (1, 1)],
        "II. 2.1.",
    );
}

#[test]
fn lists_of_one_template_count_on_unless_they_begin_elsewhere() {
    check(
        &[
            template(0, THREE),
            list(1, 0, ""),
            list(2, 0, &begins(0, 5)),
            list(3, 0, ""),
        ],
        &[(1, 0), (1, 0), (2, 0), (2, 0), (1, 0), (3, 0), (2, 0)],
        "1. 2. 5. 6. 7. 8. 9.",
    );
    check(
        &[
            template(0, THREE),
            template(1, THREE),
            list(1, 0, ""),
            list(2, 1, ""),
        ],
        &[(1, 0), (2, 0), (1, 0)],
        "1. 1. 2.",
    );
}

#[test]
fn a_level_begins_elsewhere_whenever_it_begins_again() {
    check(
        &[
            template(0, THREE),
            list(1, 0, ""),
            list(2, 0, &begins(1, 4)),
        ],
        &[(1, 0), (1, 1), (2, 1), (2, 1), (2, 0), (2, 1)],
        "1. 1.1. 1.4. 1.5. 2. 2.4.",
    );
}

#[test]
fn a_list_may_have_a_level_of_its_own() {
    let own = "<w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1)'/></w:lvl></w:lvlOverride>";
    check(
        &[template(0, THREE), list(1, 0, ""), list(2, 0, own)],
        &[(1, 0), (2, 0), (1, 0)],
        "1. b) 3.",
    );
}

#[test]
fn what_stands_behind_a_number_is_a_blank_or_nothing() {
    let close = |suffix: &str, text: &str| {
        let level = format!(
            "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:suff w:val='{suffix}'/><w:lvlText w:val='{text}'/></w:lvl>"
        );
        numbers(
            &lists("", &[template(0, &level), list(1, 0, "")]),
            &[(1, 0)],
        )
        .remove(0)
    };
    assert_eq!(close("tab", "Điều %1."), "Điều 1. ");
    assert_eq!(close("space", "Điều %1.\u{a0}&#9;"), "Điều 1. ");
    assert_eq!(close("nothing", "(%1)"), "(1)");
    assert_eq!(close("tab", "50% %2%0%"), "50% %0% ");
    assert_eq!(close("tab", ""), "");
}

#[test]
fn a_style_gives_its_paragraphs_a_number() {
    let styles = "<w:style w:type='paragraph' w:default='1' w:styleId='N'/>\
        <w:style w:styleId='H1'><w:basedOn w:val='N'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId='H2'><w:basedOn w:val='H1'/><w:pPr><w:numPr><w:ilvl w:val='7'/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId='Own'><w:basedOn w:val='H2'/></w:style>\
        <w:style w:styleId='H3'><w:basedOn w:val='H1'/><w:pPr><w:numPr><w:ilvl w:val='2'/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId='Off'><w:basedOn w:val='H1'/><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:style>";
    let three = THREE.replace("'1'><w:start", "'1'><w:pStyle w:val='H2'/><w:start");
    let lists = lists(styles, &[template(0, &three), list(1, 0, "")]);
    let mut counters = Counters::new(&lists);
    let mut printed = |style: Option<&str>, list: Option<u32>, level: Option<u32>| {
        let label = counters.next(style, Membership { list, level });
        label.map(|label| label.text).unwrap_or_default()
    };
    assert_eq!(printed(Some("H1"), None, None), "1. ");
    // The level names the style, whatever the style says.
    assert_eq!(printed(Some("H2"), None, None), "1.1. ");
    assert_eq!(printed(Some("Own"), None, None), "1.2. ");
    assert_eq!(printed(Some("H3"), None, None), "1.2.1. ");
    assert_eq!(printed(Some("Off"), None, None), "");
    assert_eq!(printed(Some("N"), None, None), "");
    assert_eq!(printed(None, None, None), "");
    // What the paragraph says comes first.
    assert_eq!(printed(Some("H1"), Some(0), None), "");
    assert_eq!(printed(Some("H1"), None, Some(1)), "1.3. ");
    assert_eq!(printed(Some("N"), Some(1), None), "2. ");
}

#[test]
fn the_default_style_may_have_a_number() {
    let styles = "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:numPr><w:numId w:val='1'/></w:numPr></w:style>";
    let lists = lists(styles, &[template(0, THREE), list(1, 0, "")]);
    let label = Counters::new(&lists).next(None, Membership::default());
    assert_eq!(label.unwrap().text, "1. ");
}

#[test]
fn a_template_may_be_that_of_a_style() {
    let style = "<w:style w:type='numbering' w:styleId='L'><w:numPr><w:numId w:val='1'/></w:numPr></w:style>";
    let linked = template(1, "<w:numStyleLink w:val='L'/>");
    let lists = lists(
        style,
        &[template(0, THREE), linked, list(1, 0, ""), list(2, 1, "")],
    );
    let paragraphs = [(1, 0), (2, 0), (2, 1), (1, 0)];
    assert_eq!(numbers(&lists, &paragraphs).concat(), "1. 2. 2.1. 3. ");
}

#[test]
fn templates_that_lead_to_themselves_have_no_numbers() {
    let style = "<w:style w:styleId='L'><w:numPr><w:numId w:val='1'/></w:numPr></w:style>";
    let linked = template(0, "<w:numStyleLink w:val='L'/>");
    let lists = lists(style, &[linked, list(1, 0, "")]);
    assert_eq!(numbers(&lists, &[(1, 0)]), [""]);
}

#[test]
fn what_is_not_there_has_no_number() {
    check(
        &[template(0, THREE), list(1, 0, ""), list(2, 9, "")],
        &[
            (0, 0),
            (7, 0),
            (2, 0),
            (1, 5),
            (1, 9),
            (1, u32::MAX),
            (1, 0),
        ],
        "1.",
    );
}

#[test]
fn numbers_end_where_they_can_be_stored() {
    let last = format!(
        "<w:lvl w:ilvl='0'><w:start w:val='{}'/><w:lvlText w:val='%1'/></w:lvl>",
        u32::MAX
    );
    check(
        &[template(0, &last), list(1, 0, "")],
        &[(1, 0), (1, 0)],
        "4294967295 4294967295",
    );
}
