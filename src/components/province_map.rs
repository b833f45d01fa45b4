//! A map of provinces: what has a number is a link, darker where there is more, and says its number.

use leptos::prelude::*;

/// A province, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its borders, as the path of an SVG.
    pub path: String,
    /// Its name.
    pub name: String,
    /// What it has to show; most have nothing.
    pub sign: Option<Sign>,
}

/// The sign on a province that has something.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    /// Where it stands.
    pub at: (i32, i32),
    /// The radius of its disc.
    pub radius: i32,
    /// Which of the four shades the province has, from 1; 0 for none.
    pub shade: u8,
    /// The number, as written.
    pub number: String,
    /// The name beside it, where there is room.
    pub caption: Option<String>,
    /// Name and number in words.
    pub label: String,
    /// The link.
    pub link: String,
}

/// A word on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Inscription {
    /// Where it begins.
    pub at: (i32, i32),
    /// The word.
    pub text: &'static str,
}

/// The map. `chosen` is the name of the chosen province; `label` describes the whole.
pub fn province_map(
    id: &'static str,
    size: (i32, i32),
    label: String,
    shapes: Vec<Shape>,
    inscriptions: Vec<Inscription>,
    chosen: Signal<Option<String>>,
) -> AnyView {
    let (signed, plain): (Vec<_>, Vec<_>) = shapes.into_iter().partition(|s| s.sign.is_some());
    let plain: Vec<_> = plain
        .into_iter()
        .map(|shape| {
            view! {
                <path class="map-land" d=shape.path>
                    <title>{shape.name}</title>
                </path>
            }
            .into_any()
        })
        .collect();
    let inscriptions: Vec<_> = inscriptions
        .into_iter()
        .map(|word| {
            view! {
                <text class="map-inscription" lang="vi" x=word.at.0 y=word.at.1>
                    {word.text}
                </text>
            }
            .into_any()
        })
        .collect();
    let signed: Vec<_> = signed
        .into_iter()
        .filter_map(|shape| sign(shape, chosen))
        .collect();
    let view_box = format!("0 0 {} {}", size.0, size.1);
    view! {
        <svg id=id class="province-map" viewBox=view_box role="group" aria-label=label>
            <g aria-hidden="true">{plain}{inscriptions}</g>
            <g>{signed}</g>
        </svg>
    }
    .into_any()
}

fn sign(shape: Shape, chosen: Signal<Option<String>>) -> Option<AnyView> {
    let Shape { path, name, sign } = shape;
    let sign = sign?;
    let is_chosen = move || (chosen.read().as_deref() == Some(name.as_str())).then_some("true");
    let (x, y) = sign.at;
    let caption = sign.caption.map(|caption| {
        view! {
            <text class="map-caption" lang="vi" x=x + sign.radius + 40 y=y + 40>
                {caption}
            </text>
        }
    });
    let shade = [
        "map-shade-0",
        "map-shade-1",
        "map-shade-2",
        "map-shade-3",
        "map-shade-4",
    ];
    let shade = shade[usize::from(sign.shade.min(4))];
    Some(
        view! {
            <g class="map-sign" data-testid="map-province">
                <a href=sign.link aria-label=sign.label.clone() aria-current=is_chosen>
                    <title>{sign.label.clone()}</title>
                    <path class=format!("map-land {shade}") d=path />
                    <circle cx=x cy=y r=sign.radius />
                    <text class="map-number" x=x y=y + 40>
                        {sign.number}
                    </text>
                    {caption}
                </a>
            </g>
        }
        .into_any(),
    )
}
