using StarVideos.Bench;

// Each measure prints one line of JSON; Measure.ps1 collects them.
return args switch
{
    ["wait", var count] => await WaitMeasure.RunAsync(Number(count)),
    ["rows", var count] => RowMeasure.Run(Number(count)),
    ["journal-append", var count, var folder] => await JournalMeasure.AppendAsync(Number(count), folder),
    ["journal-list", var count, var folder] => await JournalMeasure.ListAsync(Number(count), folder),
    ["journal-show", var count, var folder] => await JournalMeasure.ShowAsync(Number(count), folder),
    ["review", var count, var folder] => await ReviewMeasure.RunAsync(Number(count), folder),
    ["serve"] => await FileServer.RunAsync(),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("wait COUNT | rows COUNT | journal-append COUNT FOLDER | journal-list COUNT FOLDER | journal-show COUNT FOLDER | review COUNT FOLDER | serve");
    return 2;
}
