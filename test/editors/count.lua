-- Waits for findings, prints how many there are, and leaves.
vim.defer_fn(function()
  vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 50)
  io.stdout:write('findings: ' .. #vim.diagnostic.get(0) .. '\n')
  vim.cmd('qall!')
end, 0)
