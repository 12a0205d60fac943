#pragma once

#include "logging/api/logging_config.h"
#include "logging/base/phrase.h"
#include "logging/base/result.h"

#include <vector>

namespace ccr::logging {

/// Something about a log file or folder that keeps records from arriving or shows them to others.
struct PermissionFinding
{
    enum class Kind
    {
        NotWritable,     ///< by the user who runs this program
        OtherOwner,      ///< somebody else can change its mode, but writing works
        OpenToOthers,    ///< more is allowed than the configuration says
        SymbolicLink,    ///< files behind a link are not opened
        WrongType,       ///< a file where a folder should be, or the reverse
        CannotBeCreated, ///< does not exist and the folder above refuses it
    };
    Kind kind = Kind::NotWritable;
    QString path;
    Phrase text;   ///< what is the case, for a person: owner, mode, which were expected
    Phrase remedy; ///< what to do; a shell command where one does it
    int mode = 0;  ///< the one that repair() gives
    bool canRepair = false;
};

/// Looks at the folder and the active and rotated files of every file stream. Empty: all is well.
std::vector<PermissionFinding> checkPermissions(const LoggingConfig &config, WallTime now);
/// Gives the file the mode that the configuration says. Only for a finding with canRepair.
Result<Done> repair(const PermissionFinding &finding);

} // namespace ccr::logging
