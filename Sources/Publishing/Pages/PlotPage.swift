import Mustache
import Records

/// Price against context, as a picture with its table.
struct PlotPage: Page {
    let edition: Edition

    let path = "pricing/plot/"
    let template = "plot"
    let section: Section? = .pricing
    let title = "Price against context"
    let description = "The input price of every recorded offering against the context that it takes, as a picture and as a table."

    func context(_ links: Links) -> [(String, Value)] { PricePlot(edition.catalog).context(links) }
}
