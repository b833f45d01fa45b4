//! The project's automation, run as `cargo xtask VERB`.
//!
//! Two verbs are all that a newcomer needs: `serve` (build and read) and `test` (everything that must hold before a
//! change is published). Both install the tools they miss, at the versions that [`tools`] pins, into a folder of the
//! user's cache, so that a second checkout builds nothing twice. The others are the parts of those two:
//!
//! - [`site`] builds the site with Trunk, [`serve`] shows it;
//! - [`finish`] is Trunk's post-build hook: it writes into the built page what only the built site can know;
//! - [`test`] lists the steps, [`size`] weighs the first load, [`browser`] runs the browser tests and takes
//!   pictures, [`drivers`] has the browsers;
//! - [`bench`] measures the search engine beside others, [`keystrokes`] how soon a key is answered on the screen,
//!   [`ingest`] how soon a reader's own documents are;
//! - [`first_load`] measures what a reader with a slow line waits for;
//! - [`single_file`] puts the built site into one file;
//! - [`fonts`] cuts the fonts that the site ships, [`map`] makes its map, [`icons`] draws its pictures.

mod bench;
mod browser;
mod drivers;
mod finish;
mod first_load;
mod fonts;
mod icons;
mod ingest;
mod keystrokes;
mod map;
mod run;
mod serve;
mod single_file;
mod site;
mod size;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask VERB

  serve [--port N]         install what is missing, build, show the site on 127.0.0.1
  test [--only STEP]...    everything that must hold before a change is published (`test --list` names the steps)
  ci                       the same as test, for machines
  build                    install what is missing, build the site into dist/
  size                     weigh the first load of dist/ against its budget
  e2e [--browser chromium|firefox|webkit] [NAME]...
                           browser tests of dist/ (those whose name contains a NAME)
  screenshot ROUTE [--width N] [--height N] [--dark] [--full] [--type TEXT] [--dist DIR] --out FILE.png
                           a picture of the built site; ROUTE is a fragment such as '#/'
  bench FILE [--documents N] [--no-tab] [--no-tantivy]
                           measure the search engine beside others; writes the table of docs/BENCHMARKS.md
  ingest FILE [--megabytes N] [--dist DIR]
                           measure how soon a reader's own documents can be searched, beside MiniSearch
  keystrokes [--dist DIR]  measure the time from a key in the search box until its answer is painted
  first-load [--dist DIR]  measure first text and first answer on a slow line and a slow processor
  lighthouse [--dist DIR] [--out DIR]
                           run Lighthouse over the built site and keep its report
  fonts                    cut the fonts anew from their npm packages (needs npm and python3)
  map                      make the map of the provinces anew from its sources in maps/
  single-file [--out FILE] the built site as one file of HTML that needs no server (target/dan-biet.html)
  icons                    draw the pictures of icons/ from its drawing and the built site
  finish                   Trunk calls this after each build
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let Some((verb, rest)) = arguments.split_first() else {
        print!("{USAGE}");
        return Ok(());
    };
    match verb.as_str() {
        "serve" => serve::run(rest),
        "test" | "ci" => test::run(rest),
        "build" => site::build(),
        "size" => size::run(),
        "e2e" => browser::test(rest),
        "screenshot" => browser::screenshot(rest),
        "bench" => bench::run(rest),
        "first-load" => first_load::run(rest),
        "lighthouse" => first_load::lighthouse(rest),
        "fonts" => fonts::run(),
        "ingest" => ingest::run(rest),
        "keystrokes" => keystrokes::run(rest),
        "single-file" => single_file::run(rest),
        "icons" => icons::run(),
        "map" => map::run(),
        "finish" => finish::run(),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        _ => bail!("there is no verb “{verb}”\n\n{USAGE}"),
    }
}
