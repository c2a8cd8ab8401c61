//! The house as it stands: packages from cargo's metadata, sources and names from the tree.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Everything the rules look at; tests make one by hand.
#[derive(Default)]
pub(crate) struct House {
    /// The workspace's own crates.
    pub(crate) packages: Vec<Package>,
    /// Every Rust file of the tree.
    pub(crate) sources: Vec<Source>,
    /// Every document (Markdown) of the tree.
    pub(crate) documents: Vec<Source>,
    /// Every file and folder of the tree by its path, for links that lead there.
    pub(crate) paths: BTreeSet<String>,
    /// Names at the top of the tree, dotfiles and the build folder aside.
    pub(crate) top: Vec<String>,
}

/// A crate of the workspace.
pub(crate) struct Package {
    pub(crate) name: String,
    /// Folder, from the root of the tree ("core/field").
    pub(crate) folder: String,
    pub(crate) description: Option<String>,
    /// Whether its manifest takes over the workspace's lints.
    pub(crate) inherits_lints: bool,
    /// Normal and build dependencies.
    pub(crate) uses: Vec<Use>,
}

/// A dependency as a manifest asks for it.
pub(crate) struct Use {
    pub(crate) name: String,
    /// Features asked for, "default" among them unless it is turned off.
    pub(crate) features: Vec<String>,
}

/// A Rust file or a document.
pub(crate) struct Source {
    /// Path from the root of the tree.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl House {
    /// The house whose tree starts at `root`.
    ///
    /// # Errors
    /// What could not be read, in words.
    pub(crate) fn read(root: &Path) -> Result<Self, String> {
        let root = &root.canonicalize().map_err(|e| format!("the tree cannot be read: {e}"))?;
        let metadata = cargo_metadata::MetadataCommand::new()
            .current_dir(root)
            .no_deps()
            .exec()
            .map_err(|e| format!("cargo metadata failed: {e}"))?;
        let packages = metadata
            .packages
            .iter()
            .map(|package| read_package(root, package))
            .collect::<Result<_, _>>()?;
        let mut house = Self { packages, ..Self::default() };
        for entry in names(root)? {
            if !entry.starts_with('.') && entry != "target" {
                house.read_tree(root, &entry)?;
                house.top.push(entry);
            }
        }
        Ok(house)
    }

    /// Takes in what stands at `path` and below it; build folders and hidden ones are passed over.
    fn read_tree(&mut self, root: &Path, path: &str) -> Result<(), String> {
        self.paths.insert(path.to_owned());
        let full = root.join(path);
        if full.is_dir() {
            for name in names(&full)? {
                if !name.starts_with('.') && name != "target" {
                    self.read_tree(root, &format!("{path}/{name}"))?;
                }
            }
            return Ok(());
        }
        let into = match full.extension().and_then(|e| e.to_str()) {
            Some("rs") => &mut self.sources,
            Some("md") => &mut self.documents,
            _ => return Ok(()),
        };
        let text = fs::read_to_string(&full).map_err(|e| format!("{path}: {e}"))?;
        into.push(Source { path: path.to_owned(), text });
        Ok(())
    }

    /// The crate to which a path belongs.
    pub(crate) fn crate_of(&self, path: &str) -> Option<&Package> {
        self.packages.iter().find(|p| {
            path.strip_prefix(p.folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
        })
    }
}

/// The part of a manifest that metadata does not tell.
#[derive(Deserialize)]
struct Manifest {
    lints: Option<Lints>,
}

#[derive(Deserialize)]
struct Lints {
    workspace: Option<bool>,
}

fn read_package(root: &Path, package: &cargo_metadata::Package) -> Result<Package, String> {
    use cargo_metadata::DependencyKind::{Build, Normal};
    let file = package.manifest_path.as_std_path();
    let folder = file.parent().and_then(|f| f.strip_prefix(root).ok());
    let folder = folder.and_then(Path::to_str).unwrap_or_default().to_owned();
    let text = fs::read_to_string(file).map_err(|e| format!("{folder}/Cargo.toml: {e}"))?;
    let manifest: Manifest =
        toml::from_str(&text).map_err(|e| format!("{folder}/Cargo.toml: {e}"))?;
    let uses = package.dependencies.iter().filter(|d| matches!(d.kind, Normal | Build));
    Ok(Package {
        name: package.name.to_string(),
        folder,
        description: package.description.clone(),
        inherits_lints: manifest.lints.and_then(|l| l.workspace) == Some(true),
        uses: uses
            .map(|d| Use {
                name: d.name.clone(),
                features: d
                    .uses_default_features
                    .then(|| "default".to_owned())
                    .into_iter()
                    .chain(d.features.iter().cloned())
                    .collect(),
            })
            .collect(),
    })
}

/// Sorted names in a folder.
fn names(folder: &Path) -> Result<Vec<String>, String> {
    let read = |e| format!("{} cannot be read: {e}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(read)? {
        found.push(entry.map_err(read)?.file_name().to_string_lossy().into_owned());
    }
    found.sort();
    Ok(found)
}
