using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Sealing;
using IsmsRoles.Web.SetUp;
using IsmsRoles.Web.StartingSets;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.SetUp;

/// <summary>Opens the register: who we are, who may sign the first version, and the roles to start from. Once only.</summary>
[AllowAnonymous]
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class IndexModel(
    Ledger ledger, UserManager<Account> accounts, SignInManager<Account> signIn, IDatabaseErrors errors, CurrentStanding standing, SealKeeper seals, ILogger<IndexModel> log) : PageModel
{
    [BindProperty]
    public SetUpInput Input { get; set; } = new();

    [BindProperty(Name = LineOps.FieldName)]
    public string? Op { get; set; }

    /// <summary>Somebody else finished set-up first, so there is nothing left to fill in.</summary>
    public bool IsTaken { get; private set; }

    public IReadOnlyList<SelectListItem> TimeZones { get; } = Web.SetUp.TimeZones.Items();

    public static IEnumerable<HintedItem> Sets =>
        StartingSet.All.Select(set => new HintedItem($"{set.Name} ({(set.Roles.Count == 1 ? "1 role" : $"{set.Roles.Count} roles")})", set.Key, set.Description));

    public void OnGet()
    {
        Input.TimeZone = Web.SetUp.TimeZones.Own;
        Input.StartingSet = StartingSet.All[0].Key;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (standing.IsSetUp)
        {
            return Taken();
        }

        if (LineOps.TryApply(Op, "Input.Members", Input.Members, ModelState))
        {
            return Page();
        }

        if (!ModelState.IsValid || !await IsGoodPasswordAsync())
        {
            return Page();
        }

        return await SetupCodeCheck.CheckAsync(ledger, Input.Code, HttpContext.RequestAborted) switch
        {
            CodeAnswer.Right => await SetUpAsync(),
            CodeAnswer.NotNeeded => Taken(),
            CodeAnswer.Wrong => WrongCode("This is not the code in the console. Copy it from there; hyphens, spaces and capitals do not matter."),
            _ => WrongCode("Too many wrong codes. Restart the application: it prints a new one, and you can send this form again."),
        };
    }

    private async Task<IActionResult> SetUpAsync()
    {
        var register = Input.ToRegister(accounts.PasswordHasher.HashPassword(null!, Input.Password!));
        Account first;
        try
        {
            first = await InitialRegister.Of(ledger).ChangeAsync(register.WriteAsync, HttpContext.RequestAborted);
        }
        catch (DbUpdateException e) when (errors.IsDuplicate(e))
        {
            return Taken();
        }

        log.LogInformation("The register was set up; account {Account} is its first", first.Id);
        await MakeSealAsync();
        await signIn.SignInAsync(first, isPersistent: false);
        TempData["Done"] = $"The register of {register.Organisation.Name!.Trim()} is open, with {InWords(register.Set.Roles.Count)} to edit as you need. Next: assign people to them.";
        return LocalRedirect("/roles");
    }

    // Where it cannot be made, the pages say why, and the first document waits for it.
    private async Task MakeSealAsync()
    {
        try
        {
            (await seals.TakeAsync(InitialRegister.Of(ledger), CancellationToken.None)).Dispose();
        }
#pragma warning disable CA1031 // the register is set up; whatever keeps the seal from being made now is met again, and shown, with the first document
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "The register was set up without a seal");
        }
    }

    private async Task<bool> IsGoodPasswordAsync()
    {
        var account = new Account(Input.Email!.Trim(), Domain.Access.AccessRight.Member, null); // only to ask the validators about
        foreach (var validator in accounts.PasswordValidators)
        {
            foreach (var error in (await validator.ValidateAsync(accounts, account, Input.Password)).Errors)
            {
                ModelState.AddModelError("Input.Password", error.Description);
            }
        }

        return ModelState.IsValid;
    }

    private PageResult WrongCode(string sentence)
    {
        log.LogWarning("A wrong set-up code was typed");
        ModelState.AddModelError("Input.Code", sentence);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private PageResult Taken()
    {
        IsTaken = true;
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private static string InWords(int roles) => roles == 1 ? "one role" : $"{roles} roles";
}
