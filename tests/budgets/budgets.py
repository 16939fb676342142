"""How many queries each page may cost: page types and views by their row in `measuring/musts.toml`.

The numbers stand there, because `make budgets` judges by the same; a new page type adds its line
here and its row there, or `tests/contracts` fails.
"""

from measuring.report import musts

#: Label of a page type → its row.
PAGE_BUDGETS = {
    "home.HomePage": "home",
    "home.StandardPage": "standard",
    "catalogue.CentreIndexPage": "centre_index",
    "catalogue.ProvincePage": "province",
    "catalogue.CentrePage": "centre",
    "catalogue.CourseIndexPage": "course_list",
    "catalogue.CoursePage": "course_detail",
    "catalogue.ProviderPage": "provider",
    "catalogue.LearningCentrePage": "learning_centre",
    "catalogue.FundingIndexPage": "funding_list",
    "catalogue.FundingSourcePage": "funding_detail",
    "catalogue.EventIndexPage": "event_list",
    "catalogue.EventPage": "event_detail",
    "home.NewsIndexPage": "news_list",
    "home.NewsPage": "news_detail",
    "catalogue.CvmIndexPage": "cvm_list",
    "catalogue.CvmFieldPage": "cvm_detail",
    "showcase.PracticeIndexPage": "practice_list",
    "showcase.BestPracticePage": "practice_detail",
    "showcase.KnowledgeIndexPage": "knowledge_list",
    "showcase.KnowledgePage": "knowledge_detail",
    "showcase.ProductIndexPage": "product_list",
    "showcase.ProductPage": "product_detail",
    "showcase.GroupIndexPage": "group_list",
    "showcase.GroupPage": "group_detail",
}

#: Row → an address without a page type of its own, or one that shows its page in another way.
VIEW_BUDGETS = {
    "course_list_filtered": "/th/courses/?province=47&district=4704&near=1&group=creative",
    "course_list_empty": "/th/courses/?q=zzzz&province=21",
    "learn_to_earn": "/th/courses/learn-to-earn/",
    "centre_results": "/th/centres/?q=พรรณา",
    "centre_without_course": "/th/centres/sakon-nakhon/kusuman/",
    "subdistrict_centre": "/th/centres/sakon-nakhon/phanna-nikhom/phanna/",
    "course_list_words": "/th/courses/?q=หลักสูตร มัดลาย",
    "search": "/th/search/?q=มัดลาย พรรณานิคม",
    "search_one_kind": "/th/search/?q=พรรณานิคม&type=centre",
    "search_empty": "/th/search/?q=zzzz&province=21",
    "search_start": "/th/search/",
    "suggest": "/th/search/suggest/?q=หลัก&part=1",
    "learning_database": "/th/learning-database/",
    "learning_database_province": "/th/learning-database/?province=47",
    "open_data": "/th/data/",
    "open_data_api": "/th/data/api/",
    "funding_list_filtered": "/th/funding/?province=47&district=4704&who=single&for=tools&kind=loan",
    "funding_list_empty": "/th/funding/?q=zzzz&province=21",
    "funding_question": "/th/funding/find/?who=single",
    "funding_results": "/th/funding/find/?who=single&for=tools&amount=50k&province=47&district=4704",
    "event_list_filtered": "/th/events/?province=47&kind=expo&year=2569",
    "news_list_filtered": "/th/news/?kind=circular&urgency=urgent&province=47",
    "product_list_filtered": "/th/products/?province=47&category=cloth&have=in_stock&group=creative",
    "product_list_empty": "/th/products/?q=zzzz&province=21",
    "group_list_filtered": "/th/groups/?province=47&group=creative&stage=working",
    "practice_list_filtered": "/th/practice/?province=47&group=creative&topic=wisdom&year=2569",
    "practice_list_empty": "/th/practice/?q=zzzz&province=21",
    "knowledge_list_filtered": "/th/knowledge/?province=47&medium=video&topic=money&group=creative",
    "knowledge_list_empty": "/th/knowledge/?q=zzzz&province=21",
    "knowledge_banks": "/th/knowledge/banks/?part=learning_system",
    "cvm_list_filtered": "/th/cvm/?industry=automotive&year=2566&province=20",
    "cvm_test_centres": "/th/cvm/test-centres/",
    "report_number": "/th/units/d4704/report-number/",
    "provider_list": "/th/providers/?province=47",
    "learning_centre_list": "/th/learning-centres/?province=47",
    "partner_list": "/th/partners/?kind=agriculture&branch=livestock",
    "report_fact": "/th/report/centre/sakon-nakhon/phanna-nikhom/",
}


def most_queries(row):
    """Return the budget of a row."""
    return musts("queries")[row]["most"]
