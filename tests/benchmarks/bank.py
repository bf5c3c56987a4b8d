"""Invented sentences from which threads are made whose structure is known.

Written without a look at the package's cue words, and in two halves that share nothing: topics and phrases at even places
are for tuning, those at odd places are held out. A benchmark that could not fail would say nothing.
"""

from __future__ import annotations

from typing import NamedTuple


class Topic(NamedTuple):
    """What people write about one subject."""

    opens: tuple[str, ...]
    """Beginnings of comments that answer the consultation."""
    more: tuple[str, ...]
    """Sentences that may follow in any post about it."""
    answers: tuple[str, ...]
    """Sentences of somebody who goes on from another's comment."""


TOPICS = (
    Topic(  # night buses
        ("The night bus from the hospital stops at one, so nurses wait at a dark stop until five.",
         "Please keep the N route running all night at weekends.",
         "I finish my shift at two and there has been no way home but a taxi since the timetable changed.",
         "Night buses should come every twenty minutes, as they did before the cut."),
        ("The stop has no shelter and the lamp has been broken since spring.",
         "A taxi costs more than two hours of my wage.",
         "Drivers often sail past when the bus is half empty."),
        ("The depot told us that they cannot find drivers for the shift after midnight.",
         "It used to be every fifteen minutes and it was full.",
         "My daughter walks the last mile because of that timetable.",
         "There is a shelter round the corner, but nobody waiting at the stop can see it."),
    ),
    Topic(  # dog fouling in parks
        ("Dog mess on the playing field is worse than ever and children slip in it.",
         "Could the park have an enclosed area where dogs may run off the lead?",
         "Walkers with six dogs at once cannot see what each of them leaves behind.",
         "More bins by the park gates would cost little and help a lot."),
        ("The bins are emptied on Mondays and overflow by Friday.",
         "Most owners pick up, it is a few who never do.",
         "Wardens used to come round in the mornings."),
        ("Bins get set on fire round here, that is why they took ours away.",
         "An enclosed run opened in the next borough and the grass there recovered in a year.",
         "A professional walker needs a licence for more than four animals already.",
         "The warden was let go in the last round of savings."),
    ),
    Topic(  # heat pumps
        ("Grants for heat pumps are no use to those of us who rent.",
         "Insulate the old terraces first, a heat pump in a draughty house is money thrown away.",
         "I had a heat pump fitted last year and the bill went down by a third.",
         "The council should show a fitted heat pump in a library so that people can hear how quiet it is."),
        ("Our installer came from Kent because nobody local was certified.",
         "The unit stands behind the shed and hums a bit at night.",
         "The radiators had to be changed as well."),
        ("The installer has to measure the heat loss of every room before quoting.",
         "A landlord can apply too, mine did after I showed him the form.",
         "Ours runs at forty degrees and the house is warm with the old radiators.",
         "With solid walls the insulation alone would be fifteen thousand."),
    ),
    Topic(  # library hours
        ("Libraries that shut at five are useless to anyone with a job.",
         "Our branch library is the last warm room on the estate that costs nothing.",
         "Let volunteers keep the library open on Sundays.",
         "The reading room lost half its tables to a café that nobody asked for."),
        ("The homework club has a waiting list.",
         "The computers are all taken by ten.",
         "I met most of my neighbours at the story hour."),
        ("Volunteers tried it at our branch and gave up within months, for the insurance was impossible.",
         "The café pays for the heating of the reading room, the librarian told me.",
         "Self-service opening until nine works with a swipe card in two branches already.",
         "The homework club moved upstairs and takes thirty children now."),
    ),
    Topic(  # fly-tipping
        ("Mattresses are dumped behind the garages every single weekend.",
         "Make it free to have a sofa collected and the fly-tipping would stop.",
         "Cameras should watch the worst corners for dumped rubbish.",
         "The charge for bulky waste went up and so did the heaps on the pavement."),
        ("It attracts rats.",
         "The crew took three weeks to clear the last heap.",
         "People drive in from elsewhere to unload their vans."),
        ("The camera on our corner was pointing at a wall for a year.",
         "Collection is free for three items if you ring instead of using the website.",
         "Somebody found an envelope with an address in the heap and they were fined.",
         "Vans come at four in the morning, no officer is about then."),
    ),
    Topic(  # school streets
        ("Close the road outside the primary school at drop-off, it is chaos.",
         "The school street pushed all the cars round the corner to our road.",
         "Parents who live far away have no choice but to drive to the gate.",
         "Children should be able to walk to class without dodging four-by-fours."),
        ("The lollipop lady retired and was never replaced.",
         "Engines idle there for a quarter of an hour.",
         "The headteacher stands in the road herself some mornings."),
        ("They count number plates now, residents get a permit for nothing.",
         "At our gate a walking bus took forty pupils out of cars.",
         "It lasts forty minutes twice a day, hardly a siege.",
         "The displaced cars vanished after half a term, we counted them."),
    ),
    Topic(  # swimming pools
        ("The leisure centre pool has been closed for repairs for two years.",
         "Lane swimming for adults is squeezed between lessons and clubs.",
         "Build a lido, every hot summer proves that people want one.",
         "Swimming costs nine pounds now and families stay away."),
        ("The changing rooms are filthy.",
         "The boiler broke down again in January.",
         "Pensioners used to swim for a pound."),
        ("The contractor found asbestos above the boiler, so the date slipped again.",
         "A lido loses money ten months of the year.",
         "There is a women's session on Tuesdays that hardly anyone knows of.",
         "Concessions still exist if you ask for the leisure card."),
    ),
    Topic(  # e-scooters
        ("Hired scooters lie across the pavement and my mother cannot get her wheelchair past.",
         "Scooters should be banned from pavements and riders made to carry a plate.",
         "The scooter trial helped me give up the car for short trips.",
         "Parking bays for rental scooters belong on the carriageway."),
        ("They whizz past without a sound.",
         "The app lets you end a ride anywhere.",
         "Nobody wears a helmet."),
        ("The operator fined me for leaving one outside the bay, so some rules are enforced.",
         "Privately owned ones are illegal already, only the rented ones carry a plate.",
         "My wheelchair is blocked by parked vans far more often.",
         "A beep at low speed would tell blind people that one is coming."),
    ),
    Topic(  # allotments
        ("I have waited nine years for an allotment.",
         "Half of the plots on our site are brambles because nobody checks them.",
         "Turn the roof of the car park into growing space.",
         "Allotment rent has doubled while the water was cut off."),
        ("The fox ate all the strawberries.",
         "We share seeds and a shed.",
         "The soil was tested and it is full of lead."),
        ("Plots get halved when they fall vacant now, so the queue moves twice as fast.",
         "The committee inspects in May and gives notice after two warnings.",
         "Raised beds with bought soil solve the lead problem.",
         "The roof could not bear the weight, an engineer looked at it."),
    ),
    Topic(  # stop and search / policing young people
        ("Youth workers on the estate stop more knives than any patrol.",
         "I want to see officers on foot again, not behind tinted glass.",
         "Stop and search must be fair, my son was searched five times in a term.",
         "Reopen the police counter on the high street."),
        ("Nobody came when our shop was broken into.",
         "The youth club has been boarded up since the fire.",
         "The sergeant we knew was moved to another ward."),
        ("The counter saw three visitors a day before it shut, they published the numbers.",
         "Body cameras run during every search, ask for the footage.",
         "A patrol passed us twice last night, first time in years.",
         "The club reopened in the church hall on Thursdays."),
    ),
    Topic(  # street trees
        ("Plant street trees that stay small, the limes lift our paving.",
         "The saplings died because no one watered them in July.",
         "Every felled tree should be replaced by two within a year.",
         "Shade is what the bus stops need, not more adverts."),
        ("The stump is still there.",
         "Sap drips on everything below.",
         "Blackbirds nested in it each April."),
        ("Each sapling comes with a green bag that neighbours are asked to fill.",
         "Limes were pollarded every third winter until the contract changed.",
         "Roots follow leaking drains, mend the drains and paving stays flat.",
         "Crab apples would suit that verge and never grow above five metres."),
    ),
    Topic(  # noise from aircraft
        ("Flights before six in the morning should end altogether.",
         "A third runway would undo everything that is said about clean air.",
         "The planes turn right over our school and lessons stop each time.",
         "Publish the noise of every single plane by flight number."),
        ("Double glazing does nothing in summer.",
         "The kitchen window rattles.",
         "They changed the flight path without asking."),
        ("Flight paths alternate at three o'clock, there is a calendar to download.",
         "Cargo is what lands before dawn, passengers would hardly notice.",
         "The airport paid for glazing in three streets and drew the line at ours.",
         "Anyone can read the noise monitors on a public map."),
    ),
    Topic(  # council housing repairs
        ("Damp has been reported in our block since the autumn before last.",
         "Build council homes on the empty depot instead of luxury flats.",
         "The lift breaks down monthly and my husband is on crutches.",
         "Service charges rise while nothing is repaired."),
        ("The mould came back through the paint.",
         "We were told to open a window.",
         "Three surveyors came and none wrote a report."),
        ("The ombudsman ordered them to pay us when we sent photographs with dates.",
         "The depot is contaminated, that is why no developer touched it.",
         "A new lift costs less than five years of call-outs, the invoices are public.",
         "Leaseholders can ask for the invoices behind any charge."),
    ),
    Topic(  # markets and high streets
        ("The Saturday market made the high street worth visiting and now it is gone.",
         "Betting shops and vapes are all that is left of our parade.",
         "Lower the rates for small shops, or chains will be all we have.",
         "Give empty shopfronts to artists for a peppercorn rent."),
        ("The butcher held out longest.",
         "Parking costs more than the bread.",
         "Half the stalls sold the same phone covers."),
        ("Traders left because pitch fees tripled, two of them told me so.",
         "Rates are set nationally, the borough only collects them.",
         "An artist had the old bank for a season and three hundred people came.",
         "Planning cannot refuse a betting shop where one stood before."),
    ),
    Topic(  # cycle parking
        ("My bike was stolen from the station racks in broad daylight.",
         "Hangars on the street cost more per year than a parking permit for a car.",
         "Put cycle hoops outside every surgery.",
         "Cargo bikes fit none of the racks we have."),
        ("Wheels are missing from half of them.",
         "The waiting list for a hangar is endless.",
         "I carry mine up four floors."),
        ("Register the frame number, that is how I got mine back.",
         "A hangar takes six bikes in the space of one car, so the price per space is the wrong sum.",
         "The surgery asked for hoops and the landlord of the building said no.",
         "Longer stands for cargo bikes went in beside the swimming baths."),
    ),
    Topic(  # playgrounds
        ("The swings were taken away and a sign about safety came in their place.",
         "Playgrounds ignore teenagers completely.",
         "Fence the play area by the main road before a toddler runs out.",
         "My disabled niece can use nothing in this playground but the bench."),
        ("The sandpit is full of glass.",
         "The slide gets too hot to touch.",
         "Grandparents have nowhere to sit."),
        ("The swings failed an inspection, new ones are on order until March.",
         "A wheelchair roundabout was put in across the river and it is never empty.",
         "Teenagers were asked and wanted a shelter with a light, no more.",
         "Sand is raked every Wednesday by a volunteer, join her."),
    ),
)  # fmt: skip

AGREEING = (
    "I completely agree.", "Well put.", "This is exactly my experience too.", "Couldn't agree more with this.",
    "Hear, hear!", "Yes, same on our street.", "Totally agree with what you say here.", "Spot on, thank you for saying it.",
    "Agree 100%.", "You took the words out of my mouth.", "So true!", "I was going to write the very same thing.",
    "That's a great suggestion.", "I second that.", "Good point, well made.", "Absolutely right.",
    "Agreed!", "I think you are right about this.", "Me too.", "What a sensible comment.",
    "Strongly support this comment.", "Exactly, and it has been like that for years.", "Fully support what's been said above.",
    "+1",
)  # fmt: skip

CONTRADICTING = (
    "I disagree.", "That is simply not true.", "Sorry, but this is nonsense.", "I'm afraid you are mistaken.",
    "Not in my experience.", "No, it isn't.", "I don't think that would work at all.", "With respect, you have this backwards.",
    "Where is your evidence for that?", "That's not how it works.", "Rubbish!", "I beg to differ.",
    "You clearly haven't been there lately.", "Not necessarily.", "That would make things worse.", "Utter tosh.",
    "I couldn't disagree more.", "Wrong on both counts.", "It is not as simple as that.", "You are missing the point.",
)  # fmt: skip

ANSWERING = (
    "To answer your question, yes.", "Have you tried ringing them?", "In answer to that:", "You can ask for it in writing.",
    "Which part of the borough are you in?", "I had the same problem as you and this is what I found.",
    "What do you mean by that?", "Do you have a link?", "They told me the opposite when I asked.",
    "I can explain that.", "You might want to contact your councillor.", "How would you pay for it?",
)  # fmt: skip

ADDRESSING = (
    "@{name} ", "{name}, ", "Thank you {name}.", "I agree with {name}.", "As {name} says,", "{name} is right.",
    "Hi {name},", "{name} - ", "{name} makes a good point.", "Not sure about that {name}.", "Thanks {name} for raising this.",
    "To {name}:",
)  # fmt: skip

QUOTING = (
    '"{quote}" - really?', "You write “{quote}”.", '"{quote}": that is the heart of it.', "“{quote}” Says who?",
)  # fmt: skip

OFFICIAL = (
    "Hi {name}, thank you for your comment.", "Thanks for raising this, {name}.",
    "Thank you for sharing your experience.", "That's a really useful point, thank you.",
    "Hello {name}, that is good to hear.", "We hear you.",
)  # fmt: skip

CONFUSING = (
    "I agree that London needs a change here.", "I fully agree with the proposals.", "Well said Mayor.", "No.",
    "Yes please.", "I agree with the mayor on this.", "I strongly support this plan.", "Absolutely, more of this.",
    "Thank you for the opportunity to comment.", "You should be ashamed of this consultation.", "Great idea.",
    "I agree with all of the aims.", "Not enough is being done.", "Yes, I think so.",
    "I totally disagree with this policy.", "This is a waste of money.", "Good.", "Why do you never ask the people who live here?",
    "I agree with most of the comments here.", "Have you considered the needs of disabled people?", "Exactly what we need.",
    "Your survey did not let me say this.", "Agree with the strategy in principle.", "Camden, where I live, has shown how.",
    "Thanks to the team for this work.", "Wrong priorities.", "I support the proposal to change this.", "True to form.",
    "That junction again.", "As everyone knows,", "Like many others here,", "What is your plan for Croydon?",
)  # fmt: skip

TAILS = (
    "It needs money and patience.", "I hope somebody reads this.", "We have lived here since the eighties.",
    "It is the same story in every ward.", "Somebody has to take responsibility.", "Perhaps a trial would show it.",
    "I say that as a parent of two.", "It cannot go on like this.",
)  # fmt: skip

MEMBERS = (
    "Mossgate", "tulip72", "Ravi P", "OldKentRoadie", "Ms Fenwick", "bakerloo_blue", "Dagmar", "Nine Elms Nell", "kwame.o",
    "PaulaT", "Greenford", "sixpence", "Hilary B", "fourth floor", "Yusuf1988", "Camden", "TobyJugg", "Aoife", "lamplighter",
    "Mrs Okafor", "RiversideResid…", "ilford_dad", "Zeynep", "Quaggy", "Bellringer", "Ines V", "northsouth", "MapleRoadMum",
    "JoJo", "Will", "Brixton Bea", "harbour-light", "Stan the Van", "Priya", "Grace", "verylongnameof…",
)  # fmt: skip
