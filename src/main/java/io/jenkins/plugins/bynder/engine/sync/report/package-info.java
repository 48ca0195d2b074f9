/** What a sync did, for machines (JSON) and for people (text). */
package io.jenkins.plugins.bynder.engine.sync.report;
