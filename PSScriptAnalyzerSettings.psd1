@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # Scripts for people at a console say what they measure as they go.
        'PSAvoidUsingWriteHost'

        # Functions that start and stop a server for a test are no commands anyone needs -WhatIf for.
        'PSUseShouldProcessForStateChangingFunctions'

        # Blind to variables that another Pester block, or a script block, uses.
        'PSUseDeclaredVarsMoreThanAssignments'
        'PSReviewUnusedParameter'
    )
    Rules        = @{
        # Windows PowerShell runs them as well.
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.0')
        }
    }
}
