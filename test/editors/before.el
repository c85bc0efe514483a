;; Packages of Debian, and nothing of the user's.
(let ((default-directory "/usr/share/emacs/site-lisp/elpa")) (when (file-directory-p default-directory) (normal-top-level-add-subdirs-to-load-path)))
(require 'eglot)
