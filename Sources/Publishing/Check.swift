import Diagnostics
import Records

/// What would make a page wrong, though every record fits its format.
package func checkProse(_ catalog: Catalog) -> [Diagnostic] {
    GuideReader.read(Edition(catalog: catalog)).problems + ProseCheck.check(catalog)
}
