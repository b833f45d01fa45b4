//! The command as a program: what it prints for the seeds, and how it ends.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod build;
mod check;
mod compare;
mod concordance;
mod eval;
mod evidence;
mod search;
mod stats;
mod verify;

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// Runs the command.
fn danbiet(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_danbiet"))
        .args(args)
        .output()
        .expect("the command can be run")
}

/// Runs the command, which must succeed, and reads the JSON it prints.
fn json(args: &[&str]) -> serde_json::Value {
    let output = danbiet(args);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {told}");
    serde_json::from_slice(&output.stdout).expect("the output is JSON")
}

/// A file of the repository.
fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}
