/** Finds out what keys may do with a portal, before anybody needs it. Knows no Jenkins. */
package io.jenkins.plugins.bynder.engine.selftest;
