@echo off
node "%~dp0dev.js" %*
