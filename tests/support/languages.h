#pragma once

#include <QTest>

namespace ccr::testing {

/// Test data: a row for each language of the window, in the column "language".
inline void addLanguages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN");
}

} // namespace ccr::testing
