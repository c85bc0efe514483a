use zed_extension_api::{self as zed, serde_json, LanguageServerId, Result};

struct Reportlint;

impl zed::Extension for Reportlint {
    fn new() -> Self {
        Reportlint
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &zed::Worktree) -> Result<zed::Command> {
        let command = worktree
            .which("reportlint-language-server")
            .ok_or("reportlint-language-server is not on the PATH")?;
        Ok(zed::Command { command, args: vec!["--stdio".into()], env: vec![] })
    }

    fn language_server_initialization_options(
        &mut self,
        _: &LanguageServerId,
        _: &zed::Worktree,
    ) -> Result<Option<serde_json::Value>> {
        Ok(Some(serde_json::json!({ "locale": "zh-CN" })))
    }
}

zed::register_extension!(Reportlint);
