;; ~/.emacs.d/init.el — Emacs 29 or later, or an earlier one with the package eglot
(define-derived-mode report-mode text-mode "Report")
(add-to-list 'auto-mode-alist '("\\.report\\'" . report-mode))
(add-to-list 'auto-mode-alist '("工作\\(总结\\|报告\\|要点\\|计划\\).*\\.txt\\'" . report-mode))
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '(report-mode . ("reportlint-language-server" "--stdio"
                                :initializationOptions (:locale "zh-CN")))))
(add-hook 'report-mode-hook #'eglot-ensure)
