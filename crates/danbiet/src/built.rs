//! The day of the build, shared by the build scripts: what exports say of the program they come
//! from.

use std::{env, process::Command};

/// The day as `2026-11-22`, so that the same sources have the same day: that of
/// `SOURCE_DATE_EPOCH`, which whoever builds may set, or that of the last commit. Empty where there
/// is neither.
pub fn day() -> String {
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let seconds = env::var("SOURCE_DATE_EPOCH").ok();
    match seconds.and_then(|seconds| seconds.trim().parse().ok()) {
        Some(seconds) => day_of(seconds),
        None => last_commit().unwrap_or_default(),
    }
}

fn last_commit() -> Option<String> {
    let git = ["log", "-1", "--format=%cs"];
    let output = Command::new("git").args(git).output().ok()?;
    let day = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| day.trim().to_owned())
}

/// The day of so many seconds after 1 January 1970.
///
/// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
fn day_of(seconds: u64) -> String {
    let days = seconds / 86_400 + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = match month {
        0..10 => (year, month + 3),
        _ => (year + 1, month - 9),
    };
    format!("{:04}-{month:02}-{day:02}", era * 400 + year)
}
