#include "core/verdict.hpp"

namespace core {

Sentence sentence(Verdict verdict) {
    switch (verdict) {
        case Verdict::accepted: return {"已接受", "Accepted"};
        case Verdict::unknown_actor:
            return {"此账号已停用或不存在", "This account does not exist or is no longer active"};
        case Verdict::not_allowed: return {"您的岗位无权做这一步", "Your role may not do this"};
        case Verdict::wrong_entity:
            return {"记录类型不符，请更新应用后重试",
                    "The record is of another kind; update the app and try again"};
        case Verdict::id_taken:
            return {"记录编号重复，请重新提交", "The record's id is taken; submit it again"};
        case Verdict::unknown_entity:
            return {"记录不存在，或您已无权查看",
                    "The record does not exist or you may no longer see it"};
        case Verdict::bad_value: return {"内容超出限制", "A value is outside its limits"};
        case Verdict::unknown_reference:
            return {"引用的房屋、人员或路线不存在",
                    "It refers to a unit, person or route that does not exist"};
        case Verdict::not_yours:
            return {"不属于您负责的组团或住户", "It belongs to another group or household"};
        case Verdict::missing_reason: return {"需要填写原因或结果", "A reason or result is needed"};
        case Verdict::bad_state:
            return {"当前状态下不能这样做", "This is not possible in the present state"};
        case Verdict::window_passed:
            return {"预约时段已经过去", "The time of the appointment is over"};
        case Verdict::same_class:
            return {"类别没有变化", "It is of this kind, category and severity already"};
        case Verdict::photo_there:
            return {"这张照片已在记录中", "This photo is on the record already"};
        case Verdict::photos_full:
            return {"一条记录最多 12 张照片", "A record takes 12 photos at most"};
    }
    return {"未被接受", "Not accepted"};
}

}  // namespace core
