// A build with the report of a sync of 50,000 assets: to download as many would take an hour within the request budget.
import io.jenkins.plugins.bynder.report.*
import io.jenkins.plugins.bynder.engine.sync.report.*
import io.jenkins.plugins.bynder.engine.util.LocalizableText

def run = Jenkins.get().getItem('%s').lastBuild
def hash = '0123456789abcdef' * 4
def counts = Outcome.values().collectEntries { [(it): 0] }
counts[Outcome.ADDED] = 49750
counts[Outcome.FAILED] = 250
counts[Outcome.UNCHANGED] = 1200
def report = new SyncReport('https://brand.bynder.com', 'Gelato', '/workspace/DAM import', SyncReport.End.COMPLETED_WITH_FAILURES,
    SyncTexts.message('end.someFailed', 250),
    counts, [], 50051, 21_400_000_000L, 3_420_000, false, [], SyncReport.Reading.none())
def writer = new RowWriter(ImportAction.rows(run, 1))
50000.times { n ->
    def failed = n %% 200 == 0
    def name = String.format('Shelf picture %%05d', n)
    writer.add(Row.of(new AssetReport('asset-' + n, name, failed ? '' : name + '.jpg',
        failed ? Outcome.FAILED : Outcome.ADDED,
        failed ? SyncTexts.message('fetch.missing') : SyncTexts.reason('added'),
        400000 + n, failed ? '' : hash, 400000 + n)))
}
writer.finish()
writer.close()
def action = new ImportAction()
run.addAction(action)
action.add(new ImportSection(1, 'DAM import', report, 50000, writer.failures(), System.currentTimeMillis()))
run.save()
