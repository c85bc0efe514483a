-- ~/.config/nvim/init.lua — Neovim 0.7 or later
vim.api.nvim_create_autocmd({ 'BufNewFile', 'BufReadPost' }, {
  pattern = { '*.report', '*工作总结*.txt', '*工作报告*.txt', '*工作要点*.txt', '*工作计划*.txt' },
  callback = function(event)
    vim.bo[event.buf].filetype = 'report'
    local config = {
      name = 'reportlint',
      cmd = { 'reportlint-language-server', '--stdio' },
      init_options = { locale = 'zh-CN' },
    }
    if vim.lsp.start then
      vim.lsp.start(config, { bufnr = event.buf })
    else
      vim.lsp.buf_attach_client(event.buf, vim.lsp.start_client(config))
    end
  end,
})
