// One event in each state, as users see them after a while; the first one has started a build.
import io.jenkins.plugins.bynder.engine.events.*
import io.jenkins.plugins.bynder.engine.sns.*
import io.jenkins.plugins.bynder.engine.util.*
import io.jenkins.plugins.bynder.webhook.EventService
import java.time.Instant

def processor = EventService.get().processor().get()
def log = processor.log()
def topic = TopicArn.of('arn:aws:sns:eu-central-1:123456789012:portal-events')
def text = { key, Object... arguments -> Texts.of(io.jenkins.plugins.bynder.trigger.Messages).message(key, arguments) }
def add = { id, name, ids -> log.stored(new BynderEvent(id, topic, name, ids as Set, true, Instant.now()), Instant.now()) }
def ids = [%2$s]
add('shown-1', 'asset_bank.media.create', ids)
log.decided('shown-1', LocalizableText.EMPTY, ['%1$s'])
log.built(['shown-1'], '%1$s', 1)
add('shown-2', 'asset_bank.media.meta_updated', [ids[0]])
log.decided('shown-2', text('EventBuilds.nothingToDo'), [])
add('shown-3', 'asset_bank.media.updated', [ids[0]])
log.failed('shown-3', text('EventBuilds.cannotAsk', 'Ice cream', '127.0.0.1 keeps failing (status 503).'))
add('shown-4', 'asset_bank.media.updated', [ids[0]])
log.notShown('shown-4', SnsTexts.message('dispatch.notShown'), [])
add('shown-5', 'asset_bank.media.archived', [ids[0]])
log.decided('shown-5', text('EventBuilds.withoutEffect', LocalizableText.restricted('%1$s')), [])
add('shown-6', 'asset_bank.media.deleted', ['605BF6DB-3A82-B73A-E7795BCD0D3D772B'])
log.rejected(RejectReason.RAW_DELIVERY, SnsTexts.message('refused.raw'), Instant.now())
log.delayed(RetryReason.FROM_THE_FUTURE, SnsTexts.message('delay.future', topic, 7), Instant.now())
def other = TopicArn.of('arn:aws:sns:eu-west-1:210987654321:another-portal')
def envelope = new MessageHeader('confirm-1', other, Instant.now().toString(), Instant.now(), '', '', '')
processor.pending().add(new SnsMessage.SubscriptionConfirmation(envelope, '', '0' * 64,
    'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription'))
