// Every warning for administrators at once; those about events come from events.groovy.
import io.jenkins.plugins.bynder.config.*
import io.jenkins.plugins.bynder.engine.sns.*
import io.jenkins.plugins.bynder.trigger.BynderTrigger
import io.jenkins.plugins.bynder.webhook.EventService

def topic = TopicArn.of('arn:aws:sns:eu-central-1:123456789012:portal-events')
def service = EventService.get()
def all = BynderConfiguration.get()
def one = all.integrations[0]
one.topics = topic.toString()
all.integrations = [one, new Integration('Sorbet', one.portalUrl, 'wrong')]
all.@asCode = [(one.name): [] as Set]
service.processor().get().log().untrusted(topic, java.time.Instant.now())
service.@instance.@copy = true
def trigger = new BynderTrigger(schedule: 'H H 1 1 *')
trigger.integration = 'No such'
Jenkins.get().getItem('%s').addTrigger(trigger)
