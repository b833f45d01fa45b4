//! For everyone: what axe-core finds, names and roles as a screen reader gets them, narrow and zoomed pages, and what
//! readers ask their system for.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use e2e::page::{AXE, ReadingRoom};
use e2e::webdriver::Options;
use serde_json::{Value, json};

/// Narrow as a telephone, which is also 1280 pixels at 400 %.
const NARROW: (u32, u32) = (320, 640);
const WIDE: (u32, u32) = (1280, 900);

/// States of screens that the menu does not lead to.
const STATES: [&str; 8] = [
    "#library?q=đối thoại",
    "#library?q=không có gì như vậy",
    "#document/000_c7764ab0d62457ae?q=đối thoại&hit=1",
    "#compare?list=pairs",
    "#compare?list=matrix",
    "#compare?left=002_1e2f9386158c8bca&right=003_d04be4df1517faf1&passage=6",
    "#verify?text=dân biết, dân hiểu […] kiểm tra",
    "#nonsense/xyz",
];

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn axe_finds_nothing_in_light_colours() -> Result<()> {
    look_for_obstacles(false)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn axe_finds_nothing_in_dark_colours() -> Result<()> {
    look_for_obstacles(true)
}

fn look_for_obstacles(dark: bool) -> Result<()> {
    let path = std::env::var(AXE).with_context(|| format!("{AXE} is not set"))?;
    let axe = std::fs::read_to_string(&path).with_context(|| format!("{path} cannot be read"))?;
    let options = Options {
        dark,
        ..Options::default()
    };
    let room = ReadingRoom::open_with("", &options)?;
    let mut found = Vec::new();
    for (screen, size) in everything(&room)? {
        room.browser.resize(size)?;
        room.show(&screen)?;
        let here = room.browser.script(
            &format!(
                "if (!window.axe) {{ {axe} }}
                 return axe.run(document, {{ resultTypes: ['violations'], rules: {{ 'target-size': {{ enabled: true }} }} }})
                     .then(({{ violations }}) => violations.flatMap((rule) =>
                         rule.nodes.map((node) => `${{rule.id}}: ${{node.target}}: ${{node.failureSummary}}`)))"
            ),
            &json!([]),
        )?;
        for one in here.as_array().into_iter().flatten() {
            found.push(format!("{screen} at {}: {one}", size.0));
        }
    }
    ensure!(
        found.is_empty(),
        "{} obstacles:\n{}",
        found.len(),
        found.join("\n")
    );
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn every_screen_has_its_landmarks_its_heading_and_names_for_whatever_can_be_used() -> Result<()> {
    let room = ReadingRoom::open("")?;
    for screen in screens(&room)? {
        room.show(&screen)?;
        let nodes = tree(&room)?;
        let count = |role: &str| nodes.iter().filter(|node| node.role == role).count();
        for role in ["banner", "main", "search", "searchbox"] {
            ensure!(count(role) == 1, "{screen} has {} of {role}", count(role));
        }
        ensure!(count("navigation") >= 1, "{screen} has no navigation");
        let titles = nodes
            .iter()
            .filter(|node| node.role == "heading" && node.level == Some(1));
        ensure!(
            titles.count() == 1,
            "{screen} has not exactly one heading of the first level"
        );
        let usable = [
            "button",
            "link",
            "searchbox",
            "textbox",
            "checkbox",
            "radio",
            "combobox",
            "slider",
            "tab",
            "table",
        ];
        for node in &nodes {
            ensure!(
                !usable.contains(&node.role.as_str()) || !node.name.trim().is_empty(),
                "{screen}: a {} has no name",
                node.role
            );
        }
    }
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn results_are_announced_politely() -> Result<()> {
    let room = ReadingRoom::open("")?;
    room.search("đối thoại")?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    let live = room.browser.script(
        "const part = document.querySelector('[data-testid=result-summary]').closest('[role=status], [aria-live]');
         return part && (part.getAttribute('aria-live') ?? 'polite')",
        &json!([]),
    )?;
    assert_eq!(live, "polite");
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn nothing_sticks_out_narrow_zoomed_or_widely_spaced() -> Result<()> {
    let room = ReadingRoom::open("")?;
    let mut found = Vec::new();
    for spaced in [false, true] {
        for (screen, size) in everything(&room)? {
            room.browser.resize(size)?;
            room.show(&screen)?;
            let here = room.browser.script(LAYOUT, &json!([spaced]))?;
            for one in here.as_array().into_iter().flatten() {
                found.push(format!("{screen} at {}, spaced {spaced}: {one}", size.0));
            }
        }
    }
    ensure!(
        found.is_empty(),
        "{} parts:\n{}",
        found.len(),
        found.join("\n")
    );
    Ok(())
}

/// What sticks out of the page to the right, what is cut off in a box of fixed size, and controls that lie on each
/// other. Takes whether letters, words and lines are to be spaced as WCAG 1.4.12 says.
const LAYOUT: &str = "
    const [spaced] = arguments;
    if (spaced && !window.__spacing) {
        window.__spacing = new CSSStyleSheet();
        window.__spacing.replaceSync(
            '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
            'p { margin-bottom: 2em !important }');
        document.adoptedStyleSheets.push(window.__spacing);
    }
    const name = (element) => `${element.localName}.${element.className.baseVal ?? element.className}`.trim() +
        ` “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    const scrolls = (element) => element && element !== document.documentElement &&
        (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) {
        found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    }
    const seen = [...document.body.querySelectorAll('*')].filter((element) =>
        element.checkVisibility({ visibilityProperty: true }) && !element.closest('svg, .unseen, .skip'));
    for (const element of seen) {
        const box = element.getBoundingClientRect();
        if (box.width && box.right > innerWidth + 1 && !scrolls(element.parentElement)) {
            found.push(`sticks out by ${Math.round(box.right - innerWidth)}: ${name(element)}`);
        }
        const style = getComputedStyle(element);
        const cut = /hidden|clip/.test(style.overflowX + style.overflowY) && style.textOverflow !== 'ellipsis' &&
            style.webkitLineClamp === 'none' && element.innerText?.trim();
        if (cut && (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2)) {
            found.push(`is cut off: ${name(element)}`);
        }
    }
    const controls = seen.filter((element) => element.matches('button, a.button, a.bar-entry, input, select, summary') &&
        !element.closest('.new-version'));
    const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
    const bar = document.querySelector('.bar');
    const boxes = controls.filter((control) => !bar?.contains(control) && !control.closest('.margin, .sheet')).map((control) =>
        [control, control.getBoundingClientRect()]);
    for (const [n, [one, box]] of boxes.entries()) {
        for (const [other, second] of boxes.slice(n + 1)) {
            if (over(box, second) && !one.contains(other) && !other.contains(one)) {
                found.push(`${name(one)} lies on ${name(other)}`);
            }
        }
    }
    if (spaced) { document.adoptedStyleSheets = []; window.__spacing = undefined; }
    return found.slice(0, 5);";

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn with_forced_colours_marks_and_what_is_chosen_can_still_be_told() -> Result<()> {
    let room = ReadingRoom::open("#document/000_c7764ab0d62457ae?q=đối thoại&hit=1")?;
    room.browser.media(&[("forced-colors", "active")])?;
    room.expect_marks(3)?;
    let told = room.browser.script(
        "const mark = document.querySelector('mark.hit:not(.current)');
         const current = document.querySelector('mark.hit.current');
         const entry = document.querySelector('.bar-entry[aria-current]');
         const style = (element) => getComputedStyle(element);
         return {
             mark: style(mark).backgroundColor !== style(document.body).backgroundColor,
             current: style(current).outlineStyle !== 'none',
             entry: style(entry).outlineStyle !== 'none',
             box: style(document.querySelector('[type=search]')).borderTopStyle !== 'none',
         }",
        &json!([]),
    )?;
    assert_eq!(
        told,
        json!({ "mark": true, "current": true, "entry": true, "box": true })
    );
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn for_those_who_asked_for_less_motion_nothing_moves() -> Result<()> {
    let room = ReadingRoom::open("")?;
    room.browser
        .media(&[("prefers-reduced-motion", "reduce")])?;
    for screen in screens(&room)? {
        room.show(&screen)?;
        let moving = room.browser.script(
            "return [...document.querySelectorAll('*')].filter((element) => {
                 const style = getComputedStyle(element);
                 return style.animationName !== 'none' || style.scrollBehavior === 'smooth' ||
                     style.transitionDuration.split(',').some((time) => parseFloat(time) > 0);
             }).map((element) => element.className)",
            &json!([]),
        )?;
        assert_eq!(moving, json!([]), "{screen}");
    }
    Ok(())
}

/// All screens and states, each wide and narrow; by size, for a change of size costs more than one of screen.
fn everything(room: &ReadingRoom) -> Result<Vec<(String, (u32, u32))>> {
    let screens = screens(room)?;
    let at = |size| screens.iter().cloned().map(move |screen| (screen, size));
    Ok(at(WIDE).chain(at(NARROW)).collect())
}

fn screens(room: &ReadingRoom) -> Result<Vec<String>> {
    room.element("search-box")?;
    let mut screens = room.screens()?;
    screens.extend(STATES.map(str::to_owned));
    Ok(screens)
}

/// A node of the accessibility tree.
struct Node {
    role: String,
    name: String,
    level: Option<u64>,
}

fn tree(room: &ReadingRoom) -> Result<Vec<Node>> {
    let tree = room
        .browser
        .developer("Accessibility.getFullAXTree", &json!({}))?;
    let nodes = tree["nodes"]
        .as_array()
        .context("the browser gave no tree")?;
    let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
    let node = |node: &Value| {
        let properties: BTreeMap<&str, &Value> = node["properties"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|property| Some((property["name"].as_str()?, &property["value"]["value"])))
            .collect();
        Node {
            role: text(&node["role"]),
            name: text(&node["name"]),
            level: properties.get("level").and_then(|level| level.as_u64()),
        }
    };
    let shown = nodes.iter().filter(|node| node["ignored"] != true);
    Ok(shown.map(node).collect())
}
