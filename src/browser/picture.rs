//! Charts of the page as pictures of their own.

use js_sys::{Array, Uint8Array};
use leptos::web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Document, Element, HtmlCanvasElement,
    HtmlImageElement, Url, XmlSerializer, window,
};
use wasm_bindgen::{JsCast, closure::Closure};

use super::download;

/// A picture that needs nothing of the page it was taken from.
pub struct Svg {
    /// The file.
    pub text: String,
    /// Its width in CSS pixels.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
}

/// Dots of a saved picture for each CSS pixel: enough for print at the size of the screen.
const DENSITY: f64 = 3.0;

/// What the style sheets decide of a shape or a text, as the attributes of the same names.
const LOOK: [&str; 22] = [
    "clip-path",
    "color",
    "dominant-baseline",
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-family",
    "font-size",
    "font-style",
    "font-variant-numeric",
    "font-weight",
    "opacity",
    "paint-order",
    "shape-rendering",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "visibility",
];

/// The `<svg>` of the page with this id as a file, as it looks now, on the colour of the page.
/// `caption` goes into it as its description.
pub fn svg(id: &str, caption: &str) -> Option<Svg> {
    let document = window()?.document()?;
    let shown = document.get_element_by_id(id)?;
    let copy: Element = shown.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    dress(&shown, &copy)?;
    let frame = shown.get_bounding_client_rect();
    let (width, height) = (frame.width(), frame.height());
    let set = |name: &str, value: &str| copy.set_attribute(name, value).ok();
    set("xmlns", SVG)?;
    set("width", &width.to_string())?;
    set("height", &height.to_string())?;
    if !copy.has_attribute("viewBox") {
        let corner = ["0 0 ", &width.to_string(), " ", &height.to_string()].concat();
        set("viewBox", &corner)?;
    }
    let sheet = paper(&document, &copy)?;
    copy.prepend_with_node_1(&sheet.into()).ok()?;
    let description = document.create_element_ns(Some(SVG), "desc").ok()?;
    description.set_text_content(Some(caption));
    copy.prepend_with_node_1(&description.into()).ok()?;
    let text = XmlSerializer::new().ok()?.serialize_to_string(&copy).ok()?;
    Some(Svg {
        text,
        width,
        height,
    })
}

/// Draws a picture and saves it as PNG, a little later.
pub fn save_png(name: &str, svg: &Svg) -> Option<()> {
    let address = Url::create_object_url_with_blob(&blob(svg)?).ok()?;
    let image = HtmlImageElement::new().ok()?;
    let drawn = {
        let (name, image, address) = (name.to_owned(), image.clone(), address.clone());
        let (width, height) = (svg.width * DENSITY, svg.height * DENSITY);
        Closure::once_into_js(move || {
            // Nobody waits for the answer any more: a picture that cannot be drawn is not saved.
            let _ = draw(&image, width, height, name);
            let _ = Url::revoke_object_url(&address);
        })
    };
    image.set_onload(Some(drawn.unchecked_ref()));
    image.set_src(&address);
    Some(())
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// Writes the look of each element of the page into its copy, and takes out what is not shown.
fn dress(shown: &Element, copy: &Element) -> Option<()> {
    let style = window()?.get_computed_style(shown).ok()??;
    for name in LOOK {
        let value = style.get_property_value(name).unwrap_or_default();
        if !value.is_empty() {
            copy.set_attribute(name, &value).ok()?;
        }
    }
    for name in ["class", "style", "tabindex"] {
        copy.remove_attribute(name).ok()?;
    }
    let (parts, copies) = (shown.children(), copy.children());
    let pairs: Vec<_> = (0..parts.length())
        .filter_map(|at| Some((parts.item(at)?, copies.item(at)?)))
        .collect();
    for (part, copy) in pairs {
        let style = window()?.get_computed_style(&part).ok()??;
        let display = style.get_property_value("display").unwrap_or_default();
        // Titles and definitions are not displayed either, but they are what the picture means.
        let meant = matches!(part.tag_name().as_str(), "title" | "desc" | "defs");
        if display == "none" && !meant {
            copy.remove();
        } else {
            dress(&part, &copy)?;
        }
    }
    Some(())
}

/// A sheet of the colour of the page, as large as the picture.
fn paper(document: &Document, svg: &Element) -> Option<Element> {
    let style = window()?.get_computed_style(&*document.body()?).ok()??;
    let colour = style.get_property_value("background-color").ok()?;
    let sheet = document.create_element_ns(Some(SVG), "rect").ok()?;
    let view = svg.get_attribute("viewBox")?;
    let mut corner = view.split([' ', ',']).filter(|part| !part.is_empty());
    for name in ["x", "y", "width", "height"] {
        sheet.set_attribute(name, corner.next()?).ok()?;
    }
    sheet.set_attribute("fill", &colour).ok()?;
    Some(sheet)
}

fn draw(image: &HtmlImageElement, width: f64, height: f64, name: String) -> Option<()> {
    let document = window()?.document()?;
    let canvas = document.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    let save = Closure::once_into_js(move |blob: Option<Blob>| {
        let _ = blob.and_then(|blob| download::save_blob(&name, &blob));
    });
    canvas.to_blob(save.unchecked_ref()).ok()
}

fn blob(svg: &Svg) -> Option<Blob> {
    let parts = Array::of1(&Uint8Array::from(svg.text.as_bytes()));
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}
