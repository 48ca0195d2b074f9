/** What a sync did, for machines (JSON) and for users (text). */
package io.jenkins.plugins.bynder.engine.sync.report;
